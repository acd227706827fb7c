/** The tokens of a text as leaks. */
import { classifyToken } from '../token/classify';
import type { Classification, TokenKind } from '../token/classify';
import { kindTitle } from '../token/classify/titles';
import { claimsOf } from '../token/claimsSet';
import { decodeToken } from '../token/decode';
import type { DecodedToken, JsonObject, OpaqueToken } from '../token/decoded';
import { lifetimeOf } from '../token/lifetime';
import { locateTokens } from '../token/locate';
import type { TokenMatch } from '../token/match';
import { redactDecoded } from '../token/redact';
import { fingerprintOf, namingPart } from './fingerprint';
import type { Leak, LeakKind } from './leak';
import { testReasonOf, type Trials } from './testCredential';

/** Every token of a text that is a credential, or may be one. */
export function tokenLeaks(text: string, trials: Trials): readonly Leak[] {
  return locateTokens(text).flatMap((match) => leakOf(match, trials) ?? []);
}

/** The first of them, without a look at the others. */
export function firstTokenLeak(text: string, trials: Trials): Leak | undefined {
  for (const match of locateTokens(text)) {
    const leak = leakOf(match, trials);
    if (leak !== undefined) return leak;
  }
  return undefined;
}

function leakOf({ start, end, compact }: TokenMatch, trials: Trials): Leak | undefined {
  const decoded = decodeToken(compact);
  if (decoded.form === 'opaque' && (decoded.isPublic || isWrapped(decoded))) return undefined;
  const classification = classifyToken(decoded);
  if (published.has(classification.kind)) return undefined;
  const kind = kindOf(classification.kind);
  const inner = decoded.form === 'opaque' ? decoded.embedded : undefined;
  const claims = claimsOf(inner ?? decoded);
  return {
    start,
    end,
    kind,
    title: titleOf(decoded, classification),
    reasons: reasonsOf(decoded, classification),
    issuer: typeof claims?.['iss'] === 'string' ? claims['iss'] : undefined,
    expiresAt: claims && expiryOf(claims),
    testReason: testReasonOf(compact, decoded, claims, trials),
    fingerprint: fingerprintOf(kind, [namingPart(compact, decoded)]),
    redacted: redactDecoded(compact, decoded),
  };
}

/** A token in base64, which is told with all else that stands so. */
function isWrapped({ vendor }: OpaqueToken): boolean {
  return vendor === 'base64-jwt';
}

/** These are made to be read by everybody. */
const published: ReadonlySet<TokenKind> = new Set([
  'status-list',
  'entity-statement',
  'resolve-response',
  'trust-mark',
]);

const kinds: Readonly<Partial<Record<TokenKind, LeakKind>>> = {
  access: 'access-token',
  refresh: 'refresh-token',
  id: 'id-token',
  encrypted: 'encrypted-token',
  opaque: 'opaque-token',
};

function kindOf(kind: TokenKind): LeakKind {
  return kinds[kind] ?? 'signed-token';
}

function titleOf(decoded: DecodedToken, { kind, provider }: Classification): string {
  if (decoded.form === 'opaque') return `${decoded.vendorName} ${decoded.credential}`;
  return [kindTitle(kind), ...(provider === undefined ? [] : [provider.name])].join(' · ');
}

function reasonsOf(decoded: DecodedToken, { reasons }: Classification): readonly string[] {
  if (decoded.form !== 'opaque') return ['Its header decodes to a JOSE header with an algorithm.', ...reasons];
  return reasons;
}

/** Whatever the time is; no token has an end before 1970. */
function expiryOf(claims: JsonObject): Date | undefined {
  return lifetimeOf(claims, new Date(0)).expiresAt;
}
