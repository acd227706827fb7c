/** Whose session it is, as far as the tokens and the userinfo endpoint say. */
import type { TokenSet } from '../oauth/tokenSet';
import { claimsOf } from '../token/claimsSet';
import { decodeToken } from '../token/decode';
import type { JsonObject } from '../token/decoded';
import type { Account } from './session';

/**
 * The ID token says it, else userinfo, else the access token where it is a JWT. All of it is text of a server: it tells
 * sessions apart and is shown, and nothing is decided by it.
 */
export function accountOf(tokens: Pick<TokenSet, 'idToken' | 'accessToken'>, userinfo?: JsonObject): Account {
  const sources = [claimsIn(tokens.idToken), userinfo, claimsIn(tokens.accessToken)].filter(
    (claims) => claims !== undefined,
  );
  const id = firstText(sources, idMembers) ?? '';
  return { id, label: firstText(sources, labelMembers) ?? id };
}

/** GitHub's and GitLab's userinfo has a number as `id`. */
const idMembers = ['sub', 'id'] as const;
/** OpenID Connect Core section 5.1, and `login` of GitHub, `upn` and `unique_name` of Microsoft. */
const labelMembers = ['preferred_username', 'email', 'login', 'upn', 'unique_name', 'username', 'name'] as const;

/** No account is known by a longer one. */
const longest = 300;

function firstText(sources: readonly JsonObject[], names: readonly string[]): string | undefined {
  for (const source of sources) {
    for (const name of names) {
      const value = source[name];
      const text = typeof value === 'number' ? String(value) : value;
      if (typeof text === 'string' && text.trim() !== '' && text.length <= longest) return text;
    }
  }
  return undefined;
}

function claimsIn(token: string | undefined): JsonObject | undefined {
  return token === undefined ? undefined : claimsOf(decodeToken(token));
}
