/**
 * Access tokens that are JWTs, at the endpoints where `oidc-provider` takes opaque ones only: introspection,
 * revocation and userinfo, as Keycloak and others have it.
 */
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import type { Provider } from 'oidc-provider';
import { claimsOf } from './configuration';

type Middleware = Parameters<Provider['use']>[0];
type Context = Parameters<Middleware>[0];

export interface JwtTokens {
  /** The claims of a token that counts now: signed here, not expired, not revoked, nor the grant behind it. */
  readonly claimsOf: (token: string) => Promise<JWTPayload | undefined>;
  /** The grant (in the sense of `oidc-provider`) that a token of those claims came from. */
  readonly grantOf: (claims: JWTPayload) => string | undefined;
  readonly middleware: Middleware;
}

export function createJwtTokens(provider: Provider, publicKeys: JSONWebKeySet): JwtTokens {
  const keys = createLocalJWKSet(publicKeys);
  const grants = new Map<string, string>();
  const revoked = new Set<string>();
  provider.on('access_token.issued', ({ jti, grantId }) => grants.set(jti, grantId));
  const counts = async (token: string): Promise<JWTPayload | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keys, { issuer: provider.issuer, typ: 'at+jwt' });
      const grantId = grants.get(payload.jti ?? '');
      const isGranted = grantId === undefined || (await provider.Grant.find(grantId)) !== undefined;
      return isGranted && !revoked.has(payload.jti ?? '') ? payload : undefined;
    } catch {
      return undefined;
    }
  };
  return {
    claimsOf: counts,
    grantOf: ({ jti }) => grants.get(jti ?? ''),
    middleware: async (context, next) => {
      await next();
      await afterwards(context, counts, revoked);
    },
  };
}

/** The client has authenticated by then; only the form of the token was refused. */
async function afterwards(context: Context, counts: JwtTokens['claimsOf'], revoked: Set<string>): Promise<void> {
  if (context.path === '/me' && context.status === 401) await answerUserInfo(context, counts);
  if (context.path !== '/token/introspection' && context.path !== '/token/revocation') return;
  if ((context.body as { readonly error?: unknown } | undefined)?.error !== 'unsupported_token_type') return;
  const token = String((context['oidc'] as { readonly params: Readonly<Record<string, unknown>> }).params['token']);
  const claims = await counts(token);
  context.status = 200;
  if (context.path === '/token/revocation') {
    if (claims?.jti !== undefined) revoked.add(claims.jti);
    context.body = '';
  } else {
    const type = claims?.['cnf'] === undefined ? 'Bearer' : 'DPoP';
    context.body = claims === undefined ? { active: false } : { active: true, ...claims, token_type: type };
  }
}

async function answerUserInfo(context: Context, counts: JwtTokens['claimsOf']): Promise<void> {
  const [, token = ''] = context.get('authorization').split(' ');
  const claims = await counts(token);
  // A client that acts for itself is its own subject (RFC 9068 section 2.2).
  if (claims?.sub === undefined || claims.sub === claims['client_id']) return;
  context.status = 200;
  context.remove('WWW-Authenticate');
  context.body = { sub: claims.sub, ...claimsOf(claims.sub) };
}
