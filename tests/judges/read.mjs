// Prints, as JSON, the text that pdf.js finds in each of the PDF files that are named.
import { readFileSync } from "node:fs";

// pdf.js makes one as it is loaded, and would take the class from a package for drawing, which reading text needs not.
globalThis.DOMMatrix ??= class {};
const { getDocument } = await import("pdfjs-dist/legacy/build/pdf.mjs");

const texts = {};
for (const path of process.argv.slice(2)) {
  const file = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= file.numPages; number++) {
    const { items } = await (await file.getPage(number)).getTextContent();
    pages.push(items.map(({ str, hasEOL }) => (hasEOL ? `${str}\n` : str)).join(""));
  }
  texts[path] = pages.join("\n");
  await file.destroy();
}
console.log(JSON.stringify(texts));
