/** Reads one compact token at a place where one may begin: JWS, JWE, or SD-JWT. */
import type { TokenMatch } from '../match';
import { isBase64url, runEnd } from './alphabet';
import { leadingBlanksStart } from './headerLead';
import { isEncodedJson, mayBecomeHeader, type ProbedHeader, probeHeader } from './headerProbe';
import { readLastPart } from './lastPart';
import { moveTo, type Part, type Reading, readPart, startReading } from './reading';
import { readDisclosures } from './sdJwtParts';
import { isIvLength, signatureLengthsOf, tagLengthsOf } from './signatureLength';

/** What came of an attempt, and how much of the text it depended on. */
export interface Attempt {
  readonly match: TokenMatch | undefined;
  readonly looked: number;
  /** The end of the characters in which the header was looked for, up to a separator or a line's end. */
  readonly runEnd: number;
  /** True when no separator follows, so that no token begins anywhere in what was looked at. */
  readonly isBarren: boolean;
}

/** The parts of a token behind its header. */
interface Rest {
  readonly form: TokenMatch['form'];
  readonly values: readonly string[];
}

/** A detached signature that is shorter is the `..` of an ellipsis or a range. */
const shortestDetached = 4;

/** What may follow a token whose signature was taken away; a placeholder or an ellipsis in its place is no token. */
const afterEmptySignature = /^(?:["'`,;&)\]}>|\\%\s\u001b\u3001-\ufefe\uff00-\uffff]|<\/|\*{1,2}(?!\*)|$)/;

/** The bounds of an attempt. */
export interface AttemptBounds {
  /** Nothing before belongs to the token. */
  readonly floor: number;
  /** Whether its header may go on over line ends. */
  readonly mayWrap: boolean;
}

/** Attempts to read the token whose header begins at `start`. */
export function readCompactToken(text: string, start: number, bounds: AttemptBounds): Attempt {
  const reading = startReading(text, start);
  const match = readMatch(reading, bounds);
  const isBarren = match === undefined && reading.isAtEnd && !reading.hasHeader;
  return { match, looked: reading.looked.upTo, runEnd: reading.runEnd, isBarren };
}

function readMatch(reading: Reading, { floor, mayWrap }: AttemptBounds): TokenMatch | undefined {
  const { text, start } = reading;
  const header = readPart(reading, mayWrap ? mayBecomeHeader : never);
  if (header === undefined) return undefined;
  reading.hasHeader = true;
  const probed = header.separator === '.' ? probeHeader(header.value) : undefined;
  if (probed === undefined) return undefined;
  const rest = probed.enc === undefined ? readSigned(reading, probed) : readEncrypted(reading, probed.enc);
  if (rest === undefined) return undefined;
  const begin = leadingBlanksStart(text, start, floor);
  const end = reading.at;
  // Written plainly, the token is a slice of the text; only escapes and joins need a string of its own.
  const length = rest.values.reduce((sum, value) => sum + 1 + value.length, start - begin + header.value.length);
  const isPlain = end - begin === length;
  const compact = isPlain
    ? text.slice(begin, end)
    : `${text.slice(begin, start)}${header.value}.${rest.values.join('.')}`;
  return { start: begin, end, compact, form: rest.form };
}

function never(): boolean {
  return false;
}

/** Payload and signature (RFC 7515 section 7.1), with the disclosures of an SD-JWT behind them. */
function readSigned(reading: Reading, header: ProbedHeader): Rest | undefined {
  const payload = readPart(reading);
  if (payload?.separator !== '.') return undefined;
  const { doubtful } = reading;
  // RFC 7519 section 6.1 has but one spelling; attackers have the others.
  const isUnsecured = header.alg.toLowerCase() === 'none';
  const lengths = signatureLengthsOf(header.alg);
  const signature = isUnsecured ? readPlainRun(reading) : readLastPart(reading, lengths);
  const isExact = lengths?.includes(signature.replace(/={1,2}$/, '').length) === true;
  if (signature === '' && !mayBeEmpty(reading, payload, isUnsecured)) return undefined;
  if (payload.value === '' && !isUnsecured && signature.length < shortestDetached) return undefined;
  if (doubtful && !isExact && (!isEncodedJson(payload.value) || (payload.isSplit && !isUnsecured))) return undefined;
  const disclosures = readDisclosures(reading);
  if (disclosures === undefined) return { form: 'jws', values: [payload.value, signature] };
  return { form: 'sd-jwt', values: [payload.value, signature + disclosures] };
}

/** Encrypted key, initialization vector, ciphertext and tag (RFC 7516 section 7.1); only the key may be empty. */
function readEncrypted(reading: Reading, enc: string): Rest | undefined {
  const values: string[] = [];
  while (values.length < 3) {
    const part = readPart(reading);
    if (part?.separator !== '.' || (part.value === '' && values.length > 0)) return undefined;
    values.push(part.value);
  }
  const { doubtful } = reading;
  const lengths = tagLengthsOf(enc);
  const tag = readLastPart(reading, lengths);
  if (tag === '') return undefined;
  const isExact = lengths?.includes(tag.length) === true && isIvLength(values[1]?.length ?? 0);
  return doubtful && !isExact ? undefined : { form: 'jwe', values: [...values, tag] };
}

/** An unsecured token ends at its second dot; what follows there directly is a signature that should not be. */
function readPlainRun(reading: Reading): string {
  const from = reading.at;
  moveTo(reading, runEnd(reading.text, from));
  return reading.text.slice(from, reading.at);
}

function mayBeEmpty(reading: Reading, payload: Part, isUnsecured: boolean): boolean {
  const next = reading.text.charCodeAt(reading.at);
  if (isUnsecured) return payload.value !== '' || (!isBase64url(next) && reading.text.charAt(reading.at) !== '.');
  return afterEmptySignature.test(reading.text.slice(reading.at, reading.at + 3)) && isEncodedJson(payload.value);
}
