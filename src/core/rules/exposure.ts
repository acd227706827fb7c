/** Rules about what anybody who sees the token can read in it: personal data and secrets. Values are never repeated. */
import { opaqueTokenAt } from '../token/opaque';
import type { TokenFacts } from './facts';
import { pathOf, topNameOf } from './flatten';
import type { JsonNode } from './flatten';
import { personalValue } from './personalValue';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';
import { listed } from './wording';

export const exposureRules: readonly Rule[] = [
  {
    id: 'payload-pii',
    severity: ({ kind }) => (kind === 'id' ? 'information' : 'warning'),
    appliesTo: ['access', 'id'],
    source: 'RFC 9068 §6',
    check: checkPersonalData,
  },
  { id: 'payload-secret', severity: 'error', appliesTo: 'any', source: 'RFC 7519 §12', check: checkSecrets },
];

const mostProblems = 50;

/** Registered claims that describe a person, OIDC Core section 5.1 and OpenID Connect for Identity Assurance. */
const personalClaims: ReadonlySet<string> = new Set(
  'name given_name family_name middle_name nickname preferred_username profile picture website email gender birthdate phone_number address place_of_birth nationalities birth_family_name birth_given_name birth_middle_name salutation title msisdn also_known_as verified_claims unique_name upn ipaddr user_email'.split(
    ' ',
  ),
);

/** Names of systems and of random values: an address or a long number in them is no person's. */
const impersonalClaims: ReadonlySet<string> = new Set(
  'iss aud azp client_id cid appid jti sid session_state nonce uti cnf events'.split(' '),
);

function checkPersonalData({ claimNodes, kind }: TokenFacts): readonly Problem[] {
  const hits = claimNodes.filter(isPersonal);
  const first = hits[0];
  if (first === undefined) return nothing;
  const names = listed(hits.map((node) => personalName(node)));
  const readers =
    kind === 'id' ? 'whoever gets hold of the ID token' : 'every API, proxy and log that the token passes';
  return [{ message: `Personal data can be read by ${readers}: ${names}.`, segment: 'payload', path: pathOf(first) }];
}

function isPersonal(node: JsonNode): boolean {
  if (node.parent === undefined && personalClaims.has(String(node.key)))
    return node.value !== null && node.value !== '';
  if (typeof node.value !== 'string' || personalValue(node.value) === undefined) return false;
  const top = topNameOf(node);
  return !impersonalClaims.has(top) && !personalClaims.has(top);
}

function personalName(node: JsonNode): string {
  const what =
    typeof node.value === 'string' && !personalClaims.has(String(node.key)) ? personalValue(node.value) : undefined;
  return what === undefined ? pathOf(node) : `${pathOf(node)} (${what})`;
}

/** Anchored and matched against names of at most 64 characters. */
const secretName =
  /(?:^|[_.-])(?:password|passwd|secret|api[_-]?key|private[_-]?key)$|^(?:apikey|privatekey|clientsecret|pin)$/i;
const camelSecretName = /[a-z\d](?:Password|Secret|ApiKey|PrivateKey)$/;
const nestedToken = /^eyJ[\w-]{8,}\.[\w-]*\.[\w-]*(?:\.[\w-]*\.[\w-]*)?$/;

/** Claims that carry signed statements by design. */
const tokenCarriers: ReadonlySet<string> = new Set(
  '_claim_sources trust_chain trust_marks opt svt software_statement verified_claims vp vc'.split(' '),
);

function checkSecrets({ claimNodes }: TokenFacts): readonly Problem[] {
  const problems: Problem[] = [];
  for (const node of claimNodes) {
    const what = secretIn(node);
    if (what === undefined) continue;
    problems.push({
      message: `"${pathOf(node)}" holds ${what}, and anybody who sees the token can read it. Replace the secret and keep it out of tokens.`,
      segment: 'payload',
      path: pathOf(node),
    });
    if (problems.length >= mostProblems) break;
  }
  return problems.length === 0 ? nothing : problems;
}

function secretIn(node: JsonNode): string | undefined {
  const { key, value } = node;
  if (typeof value === 'number') return key === 'pin' ? 'a PIN' : undefined;
  if (typeof value !== 'string' || value === '') return undefined;
  if (typeof key === 'string' && key.length <= 64 && (secretName.test(key) || camelSecretName.test(key)))
    return 'a secret, by its name';
  if (value.length < 16) return undefined;
  if (value.includes('-----BEGIN ') && value.includes('PRIVATE KEY-----')) return 'a private key';
  if (nestedToken.test(value)) return tokenCarriers.has(topNameOf(node)) ? undefined : 'another token';
  return opaqueCredential(value);
}

/** Shapes without a prefix are told by what stands before them, which a claim does not show. */
function opaqueCredential(value: string): string | undefined {
  const match = opaqueTokenAt(value, 0);
  if (match === undefined || match.end !== value.length || match.shape.isPublic === true) return undefined;
  return match.shape.prefixes.length > 0 ? `a credential of ${match.shape.vendorName}` : undefined;
}
