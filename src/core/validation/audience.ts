/** Compares the audience of a token with the APIs that a profile names (RFC 7519 section 4.1.3). */
import { memberOf } from '../rules/facts';
import type { JsonObject, JsonValue } from '../token/decoded';
import { differenceToAny } from './differences';
import type { Difference, Reason } from './outcome';

export interface AudienceExpectations {
  /** Any one of them must be there; none means that nothing is compared. */
  readonly audiences: readonly string[];
  /** What stands for the audience: `aud`, or what the provider writes instead. */
  readonly found: JsonValue | undefined;
  /** Whether a token of this kind must have an audience. */
  readonly isNeeded: () => boolean;
  readonly isIdToken: () => boolean;
  /** The client that logs in with this profile. */
  readonly clientId: string | undefined;
}

export function audienceReasons(claims: JsonObject, expectations: AudienceExpectations): readonly Reason[] {
  const { audiences, found, isNeeded } = expectations;
  if (found === undefined) {
    if (audiences.length === 0 && !isNeeded()) return [];
    return [{ code: 'aud-missing', claim: 'aud', ...(audiences.length > 0 && { expected: audiences }) }];
  }
  if (audiences.length === 0) return [];
  const values = audiencesIn(found);
  if (values?.some((value) => audiences.includes(value)) === true) return [];
  const difference = audienceDifference(claims, values ?? [], expectations);
  return [{ code: 'aud-mismatch', claim: 'aud', expected: audiences, found, ...(difference && { difference }) }];
}

/** A string or an array of strings; undefined for anything else, which is no audience. */
function audiencesIn(found: JsonValue): readonly string[] | undefined {
  const values: readonly unknown[] = Array.isArray(found) ? found : [found];
  const strings = values.filter((value): value is string => typeof value === 'string');
  return strings.length === values.length ? strings : undefined;
}

function audienceDifference(
  claims: JsonObject,
  found: readonly string[],
  { audiences, isIdToken, clientId }: AudienceExpectations,
): Difference | undefined {
  const near = differenceToAny(audiences, found);
  if (near !== undefined) return near;
  // One string that lists several, which RFC 7519 has an array for.
  const listed = found.flatMap((value) => value.split(/[\s,;[\]"]+/));
  if (listed.some((value) => audiences.includes(value))) return 'within-list';
  if (isIdToken()) return 'id-token-instead-of-access-token';
  const clients = [clientId, ...clientClaims.map((name) => memberOf(claims, name))];
  return found.some((value) => clients.includes(value)) ? 'client-id-instead-of-api' : undefined;
}

/** Where providers name the client that a token was issued to. */
const clientClaims: readonly string[] = ['client_id', 'azp', 'appid', 'cid'];
