/** Exchanges the access token of a session for one for another place (RFC 8693), and keeps that as a session. */
import type { IssuerProfile } from '../../../core/issuers/issuer';
import type { OAuthRequest } from '../../../core/oauth/client';
import { generateDpopKey } from '../../../core/oauth/dpop';
import { exchangeToken } from '../../../core/oauth/tokenExchange';
import type { TokenSet } from '../../../core/oauth/tokenSet';
import { accountOf } from '../../../core/sessions/account';
import { newSession } from '../../../core/sessions/newSession';
import type { SessionToken } from '../../../core/sessions/outcome';
import { claimsOf } from '../../../core/token/claimsSet';
import { decodeToken } from '../../../core/token/decode';
import { commandIds } from '../../../shared/contributions';
import { oauthFailureSentence } from '../failureMessages';
import { asking, hostOf, requestFor, sayFailed } from './askIssuer';
import { askMessages, exchangeAt, exchanged, exchangeDetail } from './askMessages';
import { askExchange, type ExchangeWanted } from './askExchange';
import { isTrusted, obtainToken, profileOf } from './obtainToken';
import { resolveSession } from './pickSession';
import type { Use } from './useDeps';

export async function exchangeSessionToken(use: Use, argument: unknown): Promise<void> {
  if (!isTrusted(use)) return;
  const view = await resolveSession(use, argument, { title: askMessages.exchangeTitle });
  const profile = view && profileOf(use, view);
  if (view === undefined || profile === undefined) return;
  const wanted = await askExchange(use.dialog);
  if (wanted === undefined) return;
  const plain = await requestFor(use, profile, askMessages.exchanging, view);
  if (plain === undefined) return;
  const host = hostOf(plain.server.tokenEndpoint ?? profile.issuer);
  const detail = exchangeDetail(profile.name, wanted.target);
  if (!(await use.confirm({ message: exchangeAt(view, host), detail, action: askMessages.exchange }))) return;
  const subject = await obtainToken(use, view);
  if (subject === undefined) return;
  const request = { ...plain, dpopKey: await keyFor(profile, plain, subject) };
  const outcome = await asking(use, askMessages.exchanging, (signal) =>
    exchangeToken(
      request,
      { ...wanted, subjectToken: subject.accessToken, subjectTokenType: accessTokenType },
      use.oauth,
      signal,
    ),
  );
  if (outcome === undefined) return;
  if (outcome.status === 'failed') return sayFailed(use, oauthFailureSentence(outcome.failure, profile.name));
  await keep(use, { request, wanted, subject, tokens: outcome.value });
}

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';

/** The subject token's own key where it has one: the server may hold the proof against it (RFC 9449 section 5). */
async function keyFor(profile: IssuerProfile, { server }: OAuthRequest, { dpopKey }: SessionToken) {
  return dpopKey ?? (profile.dpop ? generateDpopKey(server) : undefined);
}

interface Exchanged {
  readonly request: OAuthRequest;
  readonly wanted: ExchangeWanted;
  readonly subject: SessionToken;
  readonly tokens: TokenSet;
}

/** A session of its own, told from that of the subject by what it is for. */
async function keep(use: Use, { request, wanted, subject, tokens }: Exchanged): Promise<void> {
  const { profile, dpopKey } = request;
  const named = accountOf(tokens);
  const session = newSession({
    profile: { ...profile, scopes: wanted.scopes, resources: wanted.resources, requestedAudience: wanted.audience },
    workspaceProfile: subject.view.workspaceProfile,
    clientId: profile.clientId ?? '',
    way: 'token-exchange',
    account: named.id === '' ? subject.view.account : named,
    tokens,
    dpopKey,
    now: use.clock.now(),
  });
  const kept = await use.sessions.add(session);
  if (kept.status === 'failed') return sayFailed(use, oauthFailureSentence(kept.failure, profile.name));
  const choice = await use.dialog.say(exchanged(wanted.target, natureOf(tokens)), askMessages.showToken);
  if (choice !== undefined) await use.run(commandIds.showSession, kept.value.id);
}

/** RFC 8693 sections 1.1 and 2.2.1; of an opaque token nothing can be told. */
function natureOf({ accessToken, issuedTokenType, tokenType }: TokenSet): string {
  const claims = claimsOf(decodeToken(accessToken));
  const isAccess =
    issuedTokenType === accessTokenType || (issuedTokenType?.endsWith(':jwt') === true && tokenType !== 'N_A');
  return [
    ...(isAccess ? [] : [askMessages.notAccess]),
    ...(claims === undefined ? [] : [claims['act'] === undefined ? askMessages.impersonation : askMessages.delegation]),
  ].join(' ');
}
