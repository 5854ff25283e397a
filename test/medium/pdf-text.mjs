// Prints what a PDF says, as JSON: its metadata, whether it is tagged, and the text of each page. Run by pdf-reading.ts.
import { readFileSync } from 'node:fs';
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';

const data = new Uint8Array(readFileSync(process.argv[2]));
const pdf = await getDocument({ data, verbosity: VerbosityLevel.ERRORS }).promise;
const { info } = await pdf.getMetadata();
const mark = await pdf.getMarkInfo();
const pages = [];
const roles = new Set();
const walk = (node) => {
  if (node.role) roles.add(node.role);
  for (const child of node.children ?? []) walk(child);
};
for (let number = 1; number <= pdf.numPages; number++) {
  const page = await pdf.getPage(number);
  const { items } = await page.getTextContent();
  pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''));
  walk((await page.getStructTree()) ?? {});
}
console.log(JSON.stringify({ info, isTagged: mark?.get('Marked') ?? false, roles: [...roles], pages }));
