/** The rules about a key set as it is published. */
import { memberOf } from '../rules/facts';
import { privateMembersOf } from '../rules/keyReferences';
import { nothing, type Problem } from '../rules/rule';
import { found, listed } from '../rules/wording';
import type { JsonObject } from '../token/decoded';
import type { KeyMaterialRule } from './keyRule';
import { thumbprintOf } from '../token/thumbprint';

/** The keys of a set, each with its place in `keys`. */
export type CheckedKeySet = readonly { readonly index: number; readonly jwk: JsonObject }[];

export const keySetRules: readonly KeyMaterialRule<CheckedKeySet>[] = [
  {
    id: 'jwk-private-in-jwks',
    severity: 'error',
    appliesTo: 'key-set',
    source: 'RFC 7517 §9.2',
    check: checkPrivate,
  },
  {
    id: 'jwks-duplicate-kid',
    severity: 'warning',
    appliesTo: 'key-set',
    source: 'RFC 7517 §4.5',
    check: checkRepeated,
  },
  { id: 'kid-missing', severity: 'warning', appliesTo: 'key-set', source: 'OIDC Core §10.1', check: checkNameless },
  {
    id: 'jwks-mixed-symmetric',
    severity: 'warning',
    appliesTo: 'key-set',
    source: 'RFC 7517 §5',
    check: checkMixed,
  },
];

function checkPrivate(keys: CheckedKeySet): readonly Problem[] {
  return keys.flatMap(({ index, jwk }) => {
    const [first, ...more] = privateMembersOf(jwk);
    if (first === undefined) return [];
    const what =
      memberOf(jwk, 'kty') === 'oct' ? 'a shared secret' : `private key material (${listed([first, ...more])})`;
    return [
      {
        message: `Key ${index + 1} of the set holds ${what}: whoever reads the set can make tokens. Take it out, and replace the key if the set was ever published.`,
        path: `keys[${index}].${first}`,
      },
    ];
  });
}

function checkRepeated(keys: CheckedKeySet): readonly Problem[] {
  const firstWith = new Map<string, CheckedKeySet[number]>();
  return keys.flatMap((key) => {
    const kid = memberOf(key.jwk, 'kid');
    if (typeof kid !== 'string') return [];
    const first = firstWith.get(kid);
    if (first === undefined) firstWith.set(kid, key);
    return first === undefined ? [] : [repeated(first, key, kid)];
  });
}

function repeated(first: CheckedKeySet[number], again: CheckedKeySet[number], kid: string): Problem {
  const thumbprint = thumbprintOf(first.jwk);
  const same = thumbprint !== undefined && thumbprint === thumbprintOf(again.jwk);
  const consequence = same
    ? 'They are the same key, so one of them can go.'
    : 'They are different keys, and a verifier may take the wrong one.';
  return {
    message: `Keys ${first.index + 1} and ${again.index + 1} of the set have the same key id ${found(kid)}. ${consequence}`,
    path: `keys[${again.index}].kid`,
  };
}

/** A token names its key by `kid`, which only a set of one key can do without. */
function checkNameless(keys: CheckedKeySet): readonly Problem[] {
  const nameless = keys.filter(({ jwk }) => typeof memberOf(jwk, 'kid') !== 'string');
  const [first] = nameless;
  if (first === undefined || keys.length < 2) return nothing;
  const count =
    nameless.length === 1 ? `Key ${first.index + 1} of the set has` : `${nameless.length} keys of the set have`;
  return [
    {
      message: `${count} no key id, so tokens cannot say that they were signed with it.`,
      path: `keys[${first.index}].kid`,
    },
  ];
}

function checkMixed(keys: CheckedKeySet): readonly Problem[] {
  const secret = keys.filter(({ jwk }) => privateMembersOf(jwk).length > 0).length;
  if (secret === 0 || secret === keys.length) return nothing;
  return [
    {
      message: `The set mixes ${secret} private or shared ${secret === 1 ? 'key' : 'keys'} with ${keys.length - secret} public. Whoever publishes it for the public ones gives the others away.`,
      path: 'keys',
    },
  ];
}
