// Prints the files of the command line that the schema accepts, with Ajv at its strictest: what it would warn of by default is an error.
import { readFileSync } from "node:fs";
import Ajv from "ajv/dist/2020.js";

const [schema, ...files] = process.argv.slice(2);
const validate = new Ajv({ allErrors: true, strictTypes: true, strictTuples: true }).compile(JSON.parse(readFileSync(schema, "utf8")));
for (const file of files) {
  try {
    if (validate(JSON.parse(readFileSync(file, "utf8")))) console.log(file);
  } catch (error) {
    // What is no JSON is not accepted.
    if (!(error instanceof SyntaxError)) throw error;
  }
}
