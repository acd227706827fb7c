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

/** Undefined when there is nothing to encode, too much of it, or an address that no phone can open. */
export function qrDrawing(text: string): QrDrawing | undefined {
  if (text === '' || text.length > longestText || isOfThisMachine(text)) return undefined;
  const { size, data } = encode(text, { ecc: 'M', border: quietZone });
  return { size, path: data.map((row, y) => rowPath(row, y)).join('') };
}

/** `localhost` and what is below it (RFC 6761 section 6.3), 127.0.0.0/8, ::1, and what listens on all addresses. */
const thisMachine = /^(?:(?:.+\.)?localhost\.?|127(?:\.\d+){3}|0\.0\.0\.0|\[::1?\])$/;

/** The name means another machine on the phone. */
function isOfThisMachine(text: string): boolean {
  return URL.canParse(text) && thisMachine.test(new URL(text).hostname);
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
