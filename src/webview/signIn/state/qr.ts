/** A QR code as the drawing of its dark modules. */
import { encode } from 'uqr';

export interface QrDrawing {
  /** Modules a side, the quiet zone included. */
  readonly size: number;
  /** SVG path data: one rectangle for each run of dark modules in a row. */
  readonly path: string;
}

/** ISO/IEC 18004 section 5.3.8 asks for four modules of light all round. */
const quietZone = 4;

/** A longer text makes modules too small for a camera at the size of the page. */
const longestText = 300;

/** Undefined when there is nothing to encode or too much of it. */
export function qrDrawing(text: string): QrDrawing | undefined {
  if (text === '' || text.length > longestText) return undefined;
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  return { size, path: data.map((row, y) => rowPath(row, y)).join('') };
}

function rowPath(row: readonly boolean[], y: number): string {
  let path = '';
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue;
    const start = x;
    while (row[x + 1] === true) x += 1;
    path += `M${String(start)} ${String(y)}h${String(x + 1 - start)}v1H${String(start)}z`;
  }
  return path;
}
