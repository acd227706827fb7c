/** Finds PEM blocks of keys and certificates: in files, indented, in comments, and in string literals. */
import type { KeyMatch } from '../keyMatch';

/** The blocks of a text in order, each with its line breaks restored. */
export function locatePemBlocks(text: string): readonly KeyMatch[] {
  const matches: KeyMatch[] = [];
  let from = 0;
  for (let end = text.indexOf(endMark); end >= 0; end = text.indexOf(endMark, from)) {
    // A block that another begins in has no end, so the last beginning counts.
    const start = text.slice(from, end).lastIndexOf(beginMark);
    const match = start < 0 ? undefined : blockAt(text, from + start, end);
    if (match !== undefined) matches.push(match);
    from = end + endMark.length;
  }
  return matches;
}

const beginMark = '-----BEGIN ';
const endMark = '-----END ';
const dashes = '-----';
const longestLabel = 40;
const longestBody = 60_000;

/** What a key or certificate is called, RFC 7468 and OpenSSL; requests, parameters and messages are none. */
const keyLabel = /^(?:[A-Z0-9]+ ){0,2}(?:PRIVATE KEY|PUBLIC KEY|CERTIFICATE)$/;

function blockAt(text: string, start: number, endStart: number): KeyMatch | undefined {
  const labelStart = start + beginMark.length;
  const labelEnd = text.slice(labelStart, labelStart + longestLabel + dashes.length).indexOf(dashes) + labelStart;
  const label = text.slice(labelStart, labelEnd);
  const last = `${endMark}${label}${dashes}`;
  if (!keyLabel.test(label) || !text.startsWith(last, endStart)) return undefined;
  const bodyStart = labelEnd + dashes.length;
  if (endStart - bodyStart > longestBody) return undefined;
  const { headers, from } = encryptionHeaders(text, bodyStart, endStart);
  const base64 = base64Of(text, from, endStart);
  if (base64 === undefined || base64.length < shortestBody) return undefined;
  const lines = base64.match(/.{1,64}/g) ?? [];
  const material = [`${beginMark}${label}${dashes}`, ...headers, ...lines, last].join('\n');
  return { start, end: endStart + last.length, kind: 'pem', material, keys: [] };
}

/** Shorter than any key: a placeholder. */
const shortestBody = 24;

/** RFC 1421 section 4.6.1.1 as OpenSSL writes it; they end at the white space behind the last. */
function encryptionHeaders(
  text: string,
  start: number,
  end: number,
): { readonly headers: readonly string[]; readonly from: number } {
  const head = text.slice(start, Math.min(end, start + 200));
  const found = /Proc-Type: ?4,ENCRYPTED[^D]{1,20}DEK-Info: ?([\w-]{1,40},[\dA-F]{1,40})/.exec(head);
  if (found === null) return { headers: [], from: start };
  return {
    headers: ['Proc-Type: 4,ENCRYPTED', `DEK-Info: ${found[1] ?? ''}`, ''],
    from: start + found.index + found[0].length,
  };
}

/** What may stand between the pieces of a text that a language has split: quotes, operators, marks of comments. */
const separators: ReadonlySet<string> = new Set(' \t\r\n"\'`,;.&()#*_|>');
const base64Run = /[A-Za-z0-9+/=]+/y;

/** The base64 characters without what languages put between them; undefined when something else stands there. */
function base64Of(text: string, start: number, end: number): string | undefined {
  let base64 = '';
  for (let index = start; index < end;) {
    const character = text.charAt(index);
    if (character === '\\') {
      index = skipEscape(text, index);
    } else if (separators.has(character)) {
      // Where something was left out.
      if (text.startsWith('...', index)) return undefined;
      index++;
    } else {
      base64Run.lastIndex = index;
      const run = base64Run.exec(text)?.[0] ?? '';
      if (run === '') return undefined;
      // An operator that joins literals, or the mark of a comment.
      if (run !== '+' && run !== '//') base64 += run;
      index += run.length;
    }
  }
  return base64;
}

/** `\n`, `\\n`, `\u000a`, `\/` (of which the slash stays), or a backslash that ends the line. */
function skipEscape(text: string, index: number): number {
  const next = text.charAt(index + 1);
  if (next === 'n' || next === 'r' || next === 't') return index + 2;
  return next === 'u' ? index + 6 : index + 1;
}
