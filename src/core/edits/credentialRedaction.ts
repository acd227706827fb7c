/** Takes from a credential that is no token what makes it usable: a private key, a client secret, what stands in base64. */
import type { Replacement } from './reference';

const marker = 'REDACTED';

/** The marker in base64, so that what reads base64 reads something. */
const base64Marker = 'UkVEQUNURUQ=';

/**
 * What to write in the place of the secret parts, as offsets in the written text; undefined where none was recognised.
 *
 * @param isKey of a key the frame stays, so that one sees what stood there
 */
export function credentialRedaction(
  written: string,
  { isKey }: { readonly isKey: boolean },
): readonly Replacement[] | undefined {
  const parts = isKey ? keyParts(written) : [];
  if (parts.length > 0) return parts;
  if (isKey && !isBase64(written)) return undefined;
  const newText = isBase64(written) && written.length % 4 === 0 && written.length >= 40 ? base64Marker : marker;
  return [{ start: 0, end: written.length, newText }];
}

function isBase64(written: string): boolean {
  return /^[A-Za-z0-9+/]+={0,2}$/.test(written);
}

function keyParts(written: string): readonly Replacement[] {
  return written.trimStart().startsWith('{') ? memberParts(written) : pemParts(written);
}

/** RFC 7518 sections 6.2.2, 6.3.2 and 6.4.1; in JSON and in the literals of programs. */
const secretMember = /(?<![\w$])["']?(?:[dpqk]|dp|dq|qi)["']?\s{0,20}:\s{0,20}(["'])([\w+/=-]{1,20000})\1/g;

function memberParts(written: string): readonly Replacement[] {
  return [...written.matchAll(secretMember)].map(({ 0: member, 2: value = '', index }) => {
    const end = index + member.length - 1;
    return { start: end - value.length, end, newText: marker };
  });
}

/** What stands between the delimiters (RFC 7468), the line breaks beside them aside, escaped ones too. */
function pemParts(written: string): readonly Replacement[] {
  const begin = /-----BEGIN [A-Z0-9 ]{1,60}-----(?:\\[rn]|[\r\n]){0,8}/.exec(written);
  const end = written.lastIndexOf('-----END ');
  if (begin === null || end < 0) return [];
  const start = begin.index + begin[0].length;
  const last = endOfBody(written, start, end);
  return last > start ? [{ start, end: last, newText: marker }] : [];
}

function endOfBody(written: string, start: number, end: number): number {
  let last = end;
  for (;;) {
    if (last > start && /[\r\n]/.test(written.charAt(last - 1))) last--;
    else if (last > start + 1 && /\\[rn]/.test(written.slice(last - 2, last))) last -= 2;
    else return last;
  }
}
