// What only a reader who does something with a chart needs: it comes with the deferred module, or with the first tap.

export { exportPng, runExport } from "./on_demand/export.js";
export { showHelp } from "./on_demand/help.js";
export { Sheet } from "./on_demand/sheet.js";
