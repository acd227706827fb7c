/** Token introspection: what the server says of a token (RFC 7662), as JSON or signed (RFC 9701). */
import { memberOf } from '../rules/facts';
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';
import { isSameClaim } from '../validation/introspection';
import type { OAuthRequest } from './client';
import { sendEndpointRequest, type EndpointAnswer } from './endpointRequest';
import { done, failed, type OAuthOutcome } from './failure';
import type { KeyedDeps } from './issuerSignature';
import type { Parameter } from './parameters';
import { isJwtAnswer, readSignedAnswer } from './signedAnswer';

/** The answer of the introspection endpoint. */
export interface Introspection {
  readonly active: boolean;
  /** RFC 7662 section 2.2, `active` among them; what the rules `introspection-…` are given. */
  readonly members: JsonObject;
  /** Whether it came as a JWT (RFC 9701). */
  readonly signed: boolean;
}

const jwtType = 'token-introspection+jwt';

/**
 * Asks the server about a token; that hands it the token. A signed answer is asked for and JSON taken as well, for most
 * servers know JSON alone.
 */
export async function introspectToken(
  request: OAuthRequest,
  token: string,
  hint: 'access_token' | 'refresh_token' | undefined,
  deps: KeyedDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<Introspection>> {
  if (token === '') return failed('oauth-nothing-to-present');
  const parameters: readonly Parameter[] = [['token', token], ...hinted(hint)];
  const { introspectionEndpoint: endpoint } = request.server;
  const accept = `application/${jwtType}, application/json;q=0.9`;
  const answer = await sendEndpointRequest(
    request,
    { step: 'introspection', endpoint, parameters, accept },
    deps,
    signal,
  );
  if (answer.status === 'failed') return answer;
  if (!isJwtAnswer(answer.value.headers)) return introspectionIn(answer.value, answer.value.members, false);
  const expectations = { type: jwtType, mayBeAnonymous: false };
  const claims = await readSignedAnswer(request, answer.value.text, expectations, deps, signal);
  if (claims.status === 'failed') return claims;
  const members = memberOf(claims.value, 'token_introspection');
  return introspectionIn(answer.value, isJsonObject(members) ? members : undefined, true);
}

/** A claim as the token and as the answer has it; undefined where it is not there. */
export interface IntrospectionDifference {
  readonly name: string;
  readonly token: JsonValue | undefined;
  readonly answer: JsonValue | undefined;
  readonly state: 'equal' | 'different' | 'only-in-token' | 'only-in-answer';
}

/**
 * Every claim of either side, those that decide about access first. What only one side has is no contradiction: all
 * members but `active` are optional (RFC 7662 section 2.2).
 */
export function introspectionDifferences(
  { members }: Introspection,
  claims: JsonObject,
): readonly IntrospectionDifference[] {
  const names = new Set([...foremost, ...[...Object.keys(claims), ...Object.keys(members)].sort()]);
  names.delete('active');
  return [...names].slice(0, mostNames).flatMap((name) => {
    const [token, answer] = [claimOf(claims, name), claimOf(members, name)];
    if (token === undefined && answer === undefined) return [];
    return [{ name, token, answer, state: stateOf(name, token, answer) }];
  });
}

const foremost = ['iss', 'sub', 'aud', 'exp', 'nbf', 'iat', 'scope', 'client_id', 'jti', 'cnf'] as const;

/** More than any token has; a hostile answer may have more. */
const mostNames = 200;

/** What providers write in the place of a claim (Okta, Entra ID). */
const otherNames: ReadonlyMap<string, readonly string[]> = new Map([
  ['scope', ['scp']],
  ['client_id', ['cid', 'azp', 'appid']],
]);

function claimOf(object: JsonObject, name: string): JsonValue | undefined {
  const found = [name, ...(otherNames.get(name) ?? [])].find((each) => memberOf(object, each) !== undefined);
  return found === undefined ? undefined : memberOf(object, found);
}

function stateOf(
  name: string,
  token: JsonValue | undefined,
  answer: JsonValue | undefined,
): IntrospectionDifference['state'] {
  if (token === undefined) return 'only-in-answer';
  if (answer === undefined) return 'only-in-token';
  return isSameClaim(name, token, answer) ? 'equal' : 'different';
}

function introspectionIn(
  { status }: EndpointAnswer,
  members: JsonObject | undefined,
  signed: boolean,
): OAuthOutcome<Introspection> {
  const active = memberOf(members, 'active');
  return members === undefined || typeof active !== 'boolean'
    ? failed('oauth-unexpected-answer', { status, mayHaveArrived: true })
    : done({ active, members, signed });
}

function hinted(hint: string | undefined): readonly Parameter[] {
  return hint === undefined ? [] : [['token_type_hint', hint]];
}
