/** The members of an issuer setting, each with what it may hold; the schema in package.json says the same. */
import type { TokenKind } from '../token/classify';
import { oneOf, problem, noProblems, seconds, text, texts } from './fieldChecks';
import type { SettingField } from './fieldChecks';
import type { IssuerProblemCode, IssuerSetting } from './issuer';
import { issuerUrlFault, keySetUrlFault, looksLikeWebUrl } from './issuerUrl';
import { algorithmFault } from './settingAlgorithms';
import { checkKeySet, checkPem } from './settingKeys';
import { loginFields } from './settingLogin';

const longestName = 100;
const longestUrl = 2048;
/** Section 1.9 of the catalogue; more would let tokens live on that should be dead. */
const greatestTolerance = 300;
const century = 100 * 366 * 86_400;

/** Kinds that an issuer signs; the others are a client's or a holder's, or no signed token at all. */
const issuedKinds: Readonly<Record<TokenKind, boolean>> = {
  access: true,
  refresh: true,
  id: true,
  logout: true,
  'dpop-proof': false,
  'client-assertion': true,
  'sd-jwt': true,
  'key-binding': false,
  'security-event': true,
  'introspection-response': true,
  'authorization-request': true,
  'status-list': true,
  'entity-statement': true,
  'resolve-response': true,
  'trust-mark': true,
  'credential-proof': false,
  passport: true,
  'transaction-token': true,
  svid: true,
  encrypted: false,
  detached: false,
  'signed-data': false,
  jwt: true,
  opaque: false,
  unreadable: false,
};
const kinds = Object.entries(issuedKinds).flatMap(([kind, issued]) => (issued ? [kind] : []));

/** All members there are; another one is unknown. */
export const settingFields: { readonly [Name in keyof Required<IssuerSetting>]: SettingField } = {
  name: text(undefined, longestName),
  issuer: text(issuerFault, longestUrl),
  discovery: text(oneOf(['oidc', 'oauth', 'none'])),
  jwksUri: text(keySetFault, longestUrl),
  jwks: { type: 'object', check: checkKeySet },
  jwksFile: text(filePathFault),
  publicKey: { type: 'string', check: checkPem },
  publicKeyFile: text(filePathFault),
  sharedSecret: { type: 'boolean', check: checkSharedSecret },
  audiences: texts(),
  algorithms: texts(algorithmFault, 1),
  tokenTypes: texts(),
  kinds: texts(oneOf(kinds)),
  requiredScopes: texts(scopeFault),
  requiredClaims: texts(),
  clockToleranceSeconds: seconds(0, greatestTolerance),
  maxLifetimeSeconds: seconds(1, century),
  clientId: text(),
  scopes: texts(scopeFault),
  ...loginFields,
};

/** An issuer that is no URL is a name, such as a Descope project id; whether that can work is looked at later. */
function issuerFault(issuer: string): IssuerProblemCode | undefined {
  if (issuer.trim() !== issuer) return 'issuer-not-a-url';
  if (!looksLikeWebUrl(issuer)) return undefined;
  const fault = issuerUrlFault(issuer);
  if (fault === 'not-a-url') return 'issuer-not-a-url';
  return fault === 'query-or-fragment' ? 'issuer-query-or-fragment' : fault;
}

function keySetFault(url: string): IssuerProblemCode | undefined {
  const fault = keySetUrlFault(url);
  return fault === 'query-or-fragment' ? 'not-a-url' : fault;
}

/** RFC 6749 section 3.3. */
function scopeFault(scope: string): IssuerProblemCode | undefined {
  return /^[\x21\x23-\x5B\x5D-\x7E]+$/.test(scope) ? undefined : 'not-a-scope';
}

/** Opening a path that begins with two slashes sends the user's Windows credentials to the machine it names. */
function filePathFault(path: string): IssuerProblemCode | undefined {
  return /^(?:[\\/]{2}|[a-z][a-z\d+.-]+:)/i.test(path) ? 'not-a-file-path' : undefined;
}

/** The secret itself has no place in a file that is synchronised and committed. */
function checkSharedSecret(value: unknown): ReturnType<SettingField['check']> {
  if (typeof value === 'boolean') return noProblems;
  return problem(typeof value === 'string' ? 'secret-in-settings' : 'wrong-type');
}
