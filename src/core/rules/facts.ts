/** Gathers once what the rules ask about a token, so that each rule is a comparison and not a search. */
import type { Classification, Confidence, TokenKind } from '../token/classify';
import { claimsOf } from '../token/claimsSet';
import type { DecodedToken, JsonObject, JsonValue, ObjectText, Payload, Segment, SegmentName } from '../token/decoded';
import type { CheckContext, CheckOptions } from './finding';
import { flattenJson } from './flatten';
import type { JsonNode } from './flatten';
import { urlParts } from './httpUrl';
import type { UrlParts } from './httpUrl';

/** A decoded token, its classification and the time, as the rules see them. */
export interface TokenFacts {
  readonly decoded: DecodedToken;
  readonly kind: TokenKind;
  readonly confidence: Confidence;
  /** Stable id of the provider, such as `descope`. */
  readonly provider: string | undefined;
  /** `typ` without `application/`, in lower case, RFC 7515 section 4.1.9; undefined when absent or no string. */
  readonly typ: string | undefined;
  /** True when `typ` announces the access token profile of RFC 9068. */
  readonly atJwt: boolean;
  readonly alg: string | undefined;
  readonly header: JsonObject | undefined;
  readonly headerText: ObjectText | undefined;
  readonly payload: Payload | undefined;
  /** The claims set; of an SD-JWT, with what was disclosed put in place. */
  readonly claims: JsonObject | undefined;
  readonly claimsText: ObjectText | undefined;
  /** `iss` as a URL; undefined when it is absent or none. */
  readonly issuerUrl: UrlParts | undefined;
  /** False where a broken header or payload gave only some of its members: what is not there may have been lost. */
  readonly complete: boolean;
  readonly segments: readonly Segment[];
  readonly headerNodes: readonly JsonNode[];
  readonly claimNodes: readonly JsonNode[];
  /** NumericDate, RFC 7519 section 2. */
  readonly nowSeconds: number;
  readonly toleranceSeconds: number;
  readonly context: CheckContext;
  readonly tryDemoSecrets: boolean;
}

const defaultToleranceSeconds = 60;
const noContext: CheckContext = {};

/** Reads a decoded token for the rules; `now` and the tolerance come from the caller. */
export function factsOf(decoded: DecodedToken, classification: Classification, options: CheckOptions): TokenFacts {
  const { kind, confidence, provider } = classification;
  const payload = 'payload' in decoded ? decoded.payload : undefined;
  const header = 'header' in decoded ? decoded.header : undefined;
  const claims = claimsOf(decoded);
  const iss = memberOf(claims, 'iss');
  const typ = mediaType(memberOf(header, 'typ'));
  const alg = memberOf(header, 'alg');
  return {
    decoded,
    kind,
    confidence,
    provider: provider?.id,
    typ,
    atJwt: typ === 'at+jwt',
    alg: typeof alg === 'string' ? alg : undefined,
    header,
    headerText: 'headerText' in decoded ? decoded.headerText : undefined,
    payload,
    claims,
    claimsText: payload?.kind === 'claims' ? payload.source : undefined,
    issuerUrl: typeof iss === 'string' ? urlParts(iss) : undefined,
    complete: decoded.form !== 'malformed' || decoded.segment === 'signature',
    segments: 'segments' in decoded ? decoded.segments : [],
    headerNodes: header === undefined ? [] : flattenJson(header),
    claimNodes: claims === undefined ? [] : flattenJson(claims),
    nowSeconds: options.now.getTime() / 1000,
    toleranceSeconds: options.clockToleranceSeconds ?? defaultToleranceSeconds,
    context: options.context ?? noContext,
    tryDemoSecrets: options.tryDemoSecrets === true,
  };
}

/** A member the object itself has; never one that a claim named `__proto__` smuggled in. */
export function memberOf(object: JsonObject | undefined, name: string): JsonValue | undefined {
  return object !== undefined && Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A claim of the token, undefined when absent. */
export function claimOf(token: TokenFacts, name: string): JsonValue | undefined {
  return memberOf(token.claims, name);
}

/** A claim that is a string; undefined for anything else. */
export function textClaim(token: TokenFacts, name: string): string | undefined {
  const value = claimOf(token, name);
  return typeof value === 'string' ? value : undefined;
}

/** The audiences, RFC 7519 section 4.1.3: one string or several. */
export function audiencesOf(token: TokenFacts): readonly string[] {
  const aud = claimOf(token, 'aud');
  if (typeof aud === 'string') return [aud];
  return Array.isArray(aud) ? aud.filter((each: unknown): each is string => typeof each === 'string') : [];
}

/** The client's id by the name of RFC 9068 and by those of providers; empty where there is none. */
export function clientIdsOf(token: TokenFacts): readonly string[] {
  return clientIdClaims.map((name) => claimOf(token, name)).filter((value) => typeof value === 'string');
}

/** `client_id` is RFC 8693 section 4.3, `azp` OIDC Core section 2, `cid` Okta and `appid` Entra ID. */
const clientIdClaims = ['client_id', 'azp', 'cid', 'appid'] as const;

/** The decoded length of a segment in bytes, undefined when there is no such segment. */
export function byteLengthOf(token: TokenFacts, name: SegmentName): number | undefined {
  return token.segments.find((segment) => segment.name === name)?.byteLength;
}

/** A media type as `typ` and `cty` hold it: RFC 7515 section 4.1.9 lets `application/` be left out and ignores case. */
export function mediaType(value: JsonValue | undefined): string | undefined {
  if (typeof value !== 'string') return undefined;
  const lower = value.toLowerCase();
  return lower.startsWith('application/') ? lower.slice('application/'.length) : lower;
}

/** True when `typ` says JWT or one of the explicit types made from it, RFC 8725 section 3.11. */
export function announcesJwt({ typ }: TokenFacts): boolean {
  return typ === 'jwt' || typ?.endsWith('+jwt') === true;
}
