/** Decodes the JSON serialization of a JWS (RFC 7515 section 7.2), an SD-JWT in it included (RFC 9901 section 8). */
import type { JsonObject, JsonValue, JwsJson, JwsSignature, MalformedReason, MalformedToken } from './decoded';
import { joinedProblem, readProtected, wholeOf } from './joseJsonHeader';
import { isJsonObject } from './json';
import { isUnencoded } from './jws';
import { readPayloadPart, readPayloadText, type PayloadPart } from './payload';
import { discloseJson } from './sdJwt';
import { malformed, measurePart, type TokenText } from './tokenText';

/** One signature with the header it is made under, and why that could not be read. */
interface SignatureReading {
  readonly signature: JwsSignature;
  readonly header: JsonObject;
  readonly problem: MalformedReason | undefined;
}

/** Decodes the general or the flattened serialization. Never throws. */
export function decodeJwsJson(source: TokenText, object: JsonObject): JwsJson | MalformedToken {
  const flattened = !Array.isArray(object['signatures']);
  const written: readonly JsonValue[] = Array.isArray(object['signatures']) ? object['signatures'] : [object];
  const readings = written.filter(isJsonObject).map(readSignature);
  const first = readings.find(({ problem }) => problem === undefined) ?? readings[0];
  if (first === undefined) return malformed('signature', 'empty');
  const { payload, claims, problem } = readPayload(source, object['payload'], first.header);
  const { header } = first;
  const known = { header, headerText: first.signature.protectedText, payload, claims };
  if (first.problem !== undefined) return malformed('header', first.problem, known);
  if (problem !== undefined || payload === undefined) return malformed('payload', problem ?? 'invalid-json', known);
  const signatures = readings.map(({ signature }) => signature);
  const disclosed = claims === undefined ? undefined : discloseJson(source, claims, first.signature.unprotectedHeader);
  return {
    form: 'jws-json',
    flattened,
    header,
    payload,
    claims,
    signatures,
    ...(disclosed === undefined ? {} : { disclosed }),
  };
}

function readSignature(written: JsonObject): SignatureReading {
  const protectedPart = readProtected(written['protected']);
  const unprotectedHeader = isJsonObject(written['header']) ? written['header'] : undefined;
  // The names have to be disjoint (RFC 7515 section 7.2.1); where they are not, what is signed counts.
  const header = { ...unprotectedHeader, ...protectedPart?.header };
  const value = written['signature'];
  const signature: JwsSignature = {
    protectedHeader: protectedPart?.header,
    protectedText: protectedPart?.headerText,
    unprotectedHeader,
    byteLength:
      typeof value === 'string' ? measurePart(value, wholeOf(value), 'signature').segment.byteLength : undefined,
  };
  return { signature, header, problem: joinedProblem(protectedPart?.problem, header) };
}

/** A missing payload is detached content (RFC 7515 appendix F). */
function readPayload(source: TokenText, written: JsonValue | undefined, header: JsonObject): PayloadPart {
  if (typeof written !== 'string') {
    const problem = written === undefined ? undefined : 'not-base64url';
    return { payload: { kind: 'empty' }, claims: undefined, problem };
  }
  if (isUnencoded(header)) return readPayloadText(source, written);
  return readPayloadPart({ ...source, text: written }, wholeOf(written)).part;
}
