// What only readers of a table load, or of figures that are looked at again: reading tables, and looking again.

export { Live } from "./live/live.js";
