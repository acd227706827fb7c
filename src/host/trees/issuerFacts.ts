/** What is known of an issuer, one fact a row; nothing is fetched for it. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { CachedKeySet } from '../../core/issuers/keys';
import { serverOf } from '../../core/oauth/server';
import { waysFor } from '../../core/oauth/ways';
import type { TimeWords } from '../../core/present/times';
import type { SessionView } from '../../core/sessions/session';
import { issuerMessages } from '../issuerMessages';
import type { PlacedProblem, ProfileEntry } from '../issuers/entries';
import { isForLogin } from '../issuers/loginFacts';
import { problemSentence } from '../issuers/problemMessages';
import {
  cachedWords,
  issuerTreeMessages as words,
  keyFile,
  keysNotFetched,
  sessionCount,
  wayNames,
} from './issuerTreeMessages';

export interface IssuerFact {
  readonly id: string;
  readonly name: string;
  /** Still as it was written. */
  readonly value: string;
  readonly icon: string;
  readonly isWarning?: boolean;
}

/** What is known beside the settings. */
export interface KnownOfIssuers {
  readonly cached: readonly CachedKeySet[];
  readonly sessions: readonly SessionView[];
  readonly now: Date;
  readonly times: TimeWords;
}

export function factsOf(
  { profile, standing, source }: ProfileEntry,
  warnings: readonly PlacedProblem[],
  known: KnownOfIssuers,
): readonly IssuerFact[] {
  const { issuer, audiences } = profile;
  const place = source.kind === 'workspace' ? source.placeName : undefined;
  return [
    ...(standing === 'in-effect' ? [] : [warning('standing', words.standing, issuerMessages.standing[standing])]),
    // By number, because two long names can be cut to the same, and the tree refuses to show two rows of one id.
    ...warnings.map(({ problem }, number) =>
      warning(`problem-${String(number)}`, words.problem, problemSentence(problem)),
    ),
    fact('issuer', words.issuer, issuer, 'globe'),
    fact('keys', words.keys, keysText(profile, known), 'key'),
    fact('audiences', words.audiences, audiences.join(', ') || words.anyAudience, 'organization'),
    fact('algorithms', words.algorithms, algorithmsText(profile), 'symbol-operator'),
    ...(isForLogin(profile) ? loginFacts(profile, known) : []),
    ...(place === undefined ? [] : [fact('from', words.from, place, 'folder')]),
  ];
}

function fact(id: string, name: string, value: string, icon: string): IssuerFact {
  return { id, name, value, icon };
}

function warning(id: string, name: string, value: string): IssuerFact {
  return { id, name, value, icon: 'warning', isWarning: true };
}

function loginFacts(profile: IssuerProfile, { sessions }: KnownOfIssuers): readonly IssuerFact[] {
  const { clientId, scopes, name } = profile;
  const kept = sessions.filter((session) => session.profile === name).length;
  const ways = knownWays(profile);
  return [
    ...(clientId === undefined ? [] : [fact('client', words.clientId, clientId, 'account')]),
    ...(scopes.length === 0 ? [] : [fact('scopes', words.scopes, scopes.join(' '), 'checklist')]),
    ...(ways === '' ? [] : [fact('ways', words.ways, ways, 'sign-in')]),
    ...(kept === 0 ? [] : [fact('sessions', words.sessions, sessionCount(kept), 'pass')]),
  ];
}

/** Those with an endpoint in the profile, or in what is known of its provider; empty where only metadata can tell. */
function knownWays(profile: IssuerProfile): string {
  const context = { place: 'here', offerFirst: 'automatic' } as const;
  const offers = waysFor(serverOf(profile, undefined), { method: profile.tokenEndpointAuthMethod }, context);
  return offers.flatMap(({ way, obstacle }) => (obstacle === undefined ? [wayNames[way]] : [])).join(', ');
}

/** As `allowedAlgorithms` decides. */
function algorithmsText(profile: IssuerProfile): string {
  const { algorithms, sharedSecret, discovery } = profile;
  if (algorithms.length > 0) return algorithms.join(', ');
  if (sharedSecret) return words.algorithmsOfSecret;
  if (discovery !== 'none') return words.algorithmsOfMetadata;
  return hasKeys(profile) ? words.algorithmsOfKeys : words.noAlgorithms;
}

function hasKeys({ jwksUri, jwks, jwksFile, publicKey, publicKeyFile }: IssuerProfile): boolean {
  return [jwksUri, jwks, jwksFile, publicKey, publicKeyFile].some((keys) => keys !== undefined);
}

/** Where they are, and what of them is at hand. */
function keysText(profile: IssuerProfile, { cached, now, times }: KnownOfIssuers): string {
  const { discovery, jwksUri, jwks, jwksFile, publicKey, publicKeyFile, sharedSecret } = profile;
  const entries = cached.filter(({ issuer }) => issuer === profile.issuer);
  const places = [
    ...(jwks === undefined ? [] : [words.givenKeySet]),
    ...(publicKey === undefined ? [] : [words.givenKey]),
    ...[jwksFile, publicKeyFile].flatMap((file) => (file === undefined ? [] : [keyFile(file)])),
    ...(sharedSecret ? [words.sharedSecret] : []),
    ...entries.map((entry) => cachedWords(entry, times.instant(entry.obtainedAt, now)?.relative ?? '')),
    ...(entries.length > 0 || jwksUri === undefined ? [] : [keysNotFetched(jwksUri)]),
    ...(entries.length > 0 || jwksUri !== undefined || discovery === 'none' ? [] : [words.notFetched]),
  ];
  return places.join('; ') || words.noKeys;
}
