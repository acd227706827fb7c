/** RFC 8693 at the login server: an access token for an API, on behalf of whom another token speaks for. */
import { errors, type Provider, type ResourceServer } from 'oidc-provider';
import { exchangeGrant } from './clients';
import type { JwtTokens } from './jwtTokens';

const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
const jwtType = 'urn:ietf:params:oauth:token-type:jwt';

/** Names as in RFC 8693 section 2.1. */
interface ExchangeParameters {
  readonly subject_token?: string;
  readonly subject_token_type?: string;
  readonly actor_token?: string;
  readonly actor_token_type?: string;
  readonly requested_token_type?: string;
  readonly audience?: string;
  readonly resource?: string;
  readonly scope?: string;
}

const parameterNames = [
  ...['subject_token', 'subject_token_type', 'actor_token', 'actor_token_type'],
  ...['requested_token_type', 'audience', 'resource', 'scope'],
];

export function registerTokenExchange(
  provider: Provider,
  tokens: JwtTokens,
  resourceServer: (resource: string) => ResourceServer,
): void {
  provider.registerGrantType<ExchangeParameters>(
    exchangeGrant,
    async (context) => {
      const { params, client } = context.oidc;
      const subject = await subjectOf(provider, tokens, params.subject_token, params.subject_token_type);
      const actor =
        params.actor_token === undefined
          ? undefined
          : await subjectOf(provider, tokens, params.actor_token, params.actor_token_type);
      if (![undefined, accessTokenType, jwtType].includes(params.requested_token_type)) {
        throw new errors.InvalidRequest('requested_token_type is not supported');
      }
      const resource = params.resource ?? params.audience;
      if (resource === undefined) throw new errors.InvalidTarget('no resource');
      const server = new provider.ResourceServer(resource, resourceServer(resource));
      const wanted = params.scope?.split(' ') ?? subject.scopes;
      const granted = wanted.filter((scope) => subject.scopes.includes(scope) && server.scopes.has(scope));
      // `extraTokenClaims` of the configuration makes the claim of it.
      context.state['actor'] = actor?.id ?? client.clientId;
      const issued = new provider.AccessToken({
        client,
        accountId: subject.id,
        grantId: subject.grantId,
        gty: exchangeGrant,
        scope: granted.join(' '),
        resourceServer: server,
      });
      const access_token = await issued.save();
      context.body = {
        access_token,
        issued_token_type: accessTokenType,
        token_type: 'Bearer',
        expires_in: issued.expiration,
        scope: granted.join(' '),
      };
    },
    parameterNames,
    [],
  );
}

interface Subject {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly grantId: string;
}

async function subjectOf(
  provider: Provider,
  tokens: JwtTokens,
  token: string | undefined,
  type: string | undefined,
): Promise<Subject> {
  if (token === undefined || (type !== accessTokenType && type !== jwtType)) {
    throw new errors.InvalidRequest('a token and its type are needed');
  }
  const claims = await tokens.claimsOf(token);
  if (claims?.sub !== undefined) {
    const scopes = typeof claims['scope'] === 'string' ? claims['scope'].split(' ') : [];
    return { id: claims.sub, scopes, grantId: tokens.grantOf(claims) ?? '' };
  }
  const found = await provider.AccessToken.find(token);
  if (found === undefined) throw new errors.InvalidRequest('the token is not valid here');
  return { id: found.accountId, scopes: found.scope?.split(' ') ?? [], grantId: found.grantId };
}
