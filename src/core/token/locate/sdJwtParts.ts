/** Reads what an SD-JWT has behind its signature: disclosures and a Key Binding JWT (RFC 9901 section 4). */
import { code, flagged, isBase64url, isFlagged, runEnd } from './alphabet';
import { isEncodedArray, isEncodedJson, mayBecomeHeader, probeHeader } from './headerProbe';
import { readLastPart } from './lastPart';
import { crossJoin, moveTo, nextJoin, type Part, type Reading, readPart, readSeparator } from './reading';
import { signatureLengthsOf } from './signatureLength';

/** A tilde, and what an escape of one or a join begins with. */
const beforeTilde = flagged('~%&\\^`\'"=\r\n');

/** The text from the first `~` on, or undefined when there is none and the token is a JWS. */
export function readDisclosures(reading: Reading): string | undefined {
  if (!mayReachTilde(reading)) return undefined;
  const before = { ...reading };
  crossToTilde(reading);
  if (readSeparator(reading) !== '~' || reading.text.charCodeAt(reading.at) === code.tilde) {
    // Two tildes are Markdown's end of struck out text.
    Object.assign(reading, before);
    return undefined;
  }
  let value = '~';
  for (;;) {
    const saved = { ...reading };
    reading.doubtful = false;
    const part = readPart(reading, mayBecomeHeader);
    if (part?.separator === '~' && isDisclosure(reading, part)) {
      value += `${part.value}~`;
      continue;
    }
    const last = part?.separator === '.' ? readKeyBinding(reading, part) : undefined;
    if (last !== undefined) return value + last;
    Object.assign(reading, saved);
    return value + readUnclosedDisclosure(reading);
  }
}

/** False where no tilde, escape or line break stands, which is behind nearly every token. */
function mayReachTilde({ text, at }: Reading): boolean {
  return at < text.length && isFlagged(beforeTilde, text.charCodeAt(at));
}

/** A line may end before the tilde. */
function crossToTilde(reading: Reading): void {
  if (reading.text.charCodeAt(reading.at) === code.tilde) return;
  const join = nextJoin(reading);
  if (join === undefined || reading.text.charCodeAt(join.end) !== code.tilde) return;
  if (isBase64url(reading.text.charCodeAt(join.end + 1))) crossJoin(reading, join);
}

function isDisclosure(reading: Reading, part: Part): boolean {
  return part.value !== '' && (!reading.doubtful || isEncodedArray(part.value));
}

/** The Key Binding JWT (section 4.3). On a line of its own it must say what it is, or it is just the next token. */
function readKeyBinding(reading: Reading, header: Part): string | undefined {
  const probed = probeHeader(header.value);
  if (probed === undefined || probed.enc !== undefined) return undefined;
  if (reading.doubtful && probed.typ?.toLowerCase().includes('kb+jwt') !== true) return undefined;
  const payload = readPart(reading);
  if (payload?.separator !== '.' || (reading.doubtful && !isEncodedJson(payload.value))) return undefined;
  return `${header.value}.${payload.value}.${readLastPart(reading, signatureLengthsOf(probed.alg))}`;
}

/** A last disclosure whose tilde somebody lost. */
function readUnclosedDisclosure(reading: Reading): string {
  const end = runEnd(reading.text, reading.at);
  const value = reading.text.slice(reading.at, end);
  if (!value.startsWith('W') || !isEncodedArray(value)) return '';
  moveTo(reading, end);
  return value;
}
