/** Tells credentials that open nothing: examples of manuals and standards, made-up ones, and those for test data. */
import { demoSecretOf } from '../rules/knownSecret';
import type { DecodedToken, JsonObject, OpaqueToken } from '../token/decoded';

/**
 * How much of a text may still be tried out with published secrets: a hundred of them cost milliseconds for each token,
 * and a hostile text has a hundred thousand. What is not tried out counts as real.
 */
export interface Trials {
  tokens: number;
  characters: number;
}

/** For one text. */
export function newTrials(): Trials {
  return { tokens: 200, characters: 200_000 };
}

/** Why a token is for trying out only, as a sentence without any text of it; undefined where nothing says so. */
export function testReasonOf(
  compact: string,
  decoded: DecodedToken,
  claims: JsonObject | undefined,
  trials: Trials,
): string | undefined {
  if (decoded.form === 'opaque') return opaqueReason(decoded);
  if (claims !== undefined && isPublishedExample(claims)) return 'Its claims are those of an example in many manuals.';
  if (claims !== undefined && hasExampleIssuer(claims)) {
    return 'Its issuer has a name that is reserved for examples (RFC 2606, RFC 6761).';
  }
  if (trials.tokens <= 0 || trials.characters < compact.length) return undefined;
  trials.tokens -= 1;
  trials.characters -= compact.length;
  // Last, since it costs the most.
  const known = demoSecretOf(compact, decoded);
  return known && `It is signed with a secret published in ${known.where}.`;
}

function opaqueReason({ checksum, credential, vendorName }: OpaqueToken): string | undefined {
  if (checksum === 'invalid') return `Its checksum is wrong, so ${vendorName} never issued it.`;
  return /\btest\b/.test(credential) ? `It opens test data of ${vendorName} only.` : undefined;
}

/** The example of jwt.io, and those of RFC 7515 and RFC 7519. */
function isPublishedExample(claims: JsonObject): boolean {
  if (claims['sub'] === '1234567890' && claims['name'] === 'John Doe') return true;
  return claims['iss'] === 'joe' && claims['http://example.com/is_root'] === true;
}

function hasExampleIssuer({ iss }: JsonObject): boolean {
  if (typeof iss !== 'string') return false;
  const [, host] = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(iss.slice(0, longestIssuer)) ?? [];
  return exampleHost.test(host ?? iss.slice(0, longestIssuer));
}

const longestIssuer = 300;

/** RFC 2606 sections 2 and 3, RFC 6761 section 6. */
const exampleHost = /^(?:[\w-]+\.)*(?:example\.(?:com|net|org)|example|test|invalid|localhost)$/i;
