// Prints, as JSON, what the Open XML SDK finds wrong with each of the DOCX files that are named.
import { readFileSync } from "node:fs";

import validate from "@ooxml-tools/validate";

const found = {};
for (const path of process.argv.slice(2)) {
  const faults = await validate(readFileSync(path), "docx", "Microsoft365");
  found[path] = faults.map((fault) => `${fault.path?.partUri} ${fault.path?.xpath}: ${fault.description}`);
}
console.log(JSON.stringify(found));
