import { encode } from 'uqr';

/** A module of the code, in whole modules from the top left corner. */
export interface QrRun {
  x: number;
  y: number;
  length: number;
}

/** Without the quiet zone a reader does not find the code; the standard asks for four modules. */
const QUIET_MODULES = 4;

/** A QR code as runs of dark modules in each row; `size` counts modules along a side, quiet zone included. */
export function qrRuns(text: string): { size: number; runs: QrRun[] } {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET_MODULES });
  const runs: QrRun[] = [];
  for (const [y, row] of data.entries()) {
    for (let x = 0; x < row.length; x++) {
      let length = 0;
      while (row[x + length]) length++;
      if (length > 0) runs.push({ x, y, length });
      x += length;
    }
  }
  return { size, runs };
}
