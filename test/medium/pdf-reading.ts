import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface PdfReading {
  info: { Title: string; Language: string; CreationDate: string };
  isTagged: boolean;
  /** Kinds of elements of its structure. */
  roles: string[];
  /** Text of each page. */
  pages: string[];
}

/** Reads a PDF back with pdf.js, in a process of its own: the library is a module that jest cannot load. */
export function readPdf(pdf: Buffer): PdfReading {
  const folder = mkdtempSync(join(tmpdir(), 'bakylau-pdf-'));
  try {
    const path = join(folder, 'document.pdf');
    writeFileSync(path, pdf);
    const printed = execFileSync(process.execPath, [join(__dirname, 'pdf-text.mjs'), path], {
      encoding: 'utf8',
    });
    return JSON.parse(printed) as PdfReading;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The text of all pages with every run of white space as one space, because lines break anywhere. */
export function wordsOf({ pages }: PdfReading): string {
  return pages.join(' ').replace(/\s+/g, ' ');
}
