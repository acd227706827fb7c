/** Sessions as JSON text, and back: whatever is not exactly a session is said to be damaged. */
import type { TokenSet } from '../oauth/tokenSet';
import { isJsonObject, parseJson } from '../token/json';
import { fieldsOf, type Fields } from './fields';
import type { DamageReason } from './outcome';
import type { Session } from './session';

export type SessionReading =
  | { readonly status: 'read'; readonly session: Session }
  | { readonly status: 'damaged'; readonly reason: Exclude<DamageReason, 'unreadable'> };

/** The format of {@link sessionText}. */
const version = 1;

/** One JSON value with all of a session in it, so that tokens and generation are never of different writings. */
export function sessionText(session: Session): string {
  // JSON.stringify writes a Date as ISO 8601 text and leaves out what is undefined.
  return JSON.stringify(session);
}

/** Reads what {@link sessionText} wrote. Never throws. */
export function readSession(text: string): SessionReading {
  const value = parseJson(text);
  if (!isJsonObject(value)) return { status: 'damaged', reason: 'not-json' };
  const written = value['version'];
  if (written !== version) return { status: 'damaged', reason: reasonOfVersion(written) };
  const fields = fieldsOf(value);
  const session = sessionIn(fields);
  return fields.isComplete() ? { status: 'read', session } : { status: 'damaged', reason: 'incomplete' };
}

function reasonOfVersion(written: unknown): 'incomplete' | 'newer-version' | 'other-version' {
  if (typeof written !== 'number') return 'incomplete';
  return written > version ? 'newer-version' : 'other-version';
}

/** Of a damaged text it is a session of made-up parts; only `isComplete` tells. */
function sessionIn(fields: Fields): Session {
  const account = fields.object('account');
  const renewal = fields.optionalObject('renewal');
  return {
    version,
    id: fields.text('id'),
    profile: fields.text('profile'),
    workspaceProfile: fields.optionalText('workspaceProfile'),
    issuer: fields.text('issuer'),
    clientId: fields.text('clientId'),
    account: { id: account.text('id'), label: account.text('label') },
    requestedScopes: fields.texts('requestedScopes'),
    resources: fields.texts('resources'),
    requestedAudience: fields.optionalText('requestedAudience'),
    way: fields.oneOf('way', ['device-code', 'browser', 'client-credentials', 'token-exchange']),
    createdAt: fields.date('createdAt'),
    generation: fields.count('generation'),
    tokens: tokensIn(fields.object('tokens')),
    dpopKey: fields.optionalJson('dpopKey'),
    renewal:
      renewal === undefined
        ? undefined
        : { startedAt: renewal.date('startedAt'), owner: renewal.text('owner'), lost: renewal.flag('lost') },
    ended: fields.optionalOneOf('ended', ['refresh-token-refused']),
  };
}

function tokensIn(fields: Fields): TokenSet {
  return {
    accessToken: fields.text('accessToken'),
    tokenType: fields.text('tokenType'),
    expiresAt: fields.optionalDate('expiresAt'),
    refreshToken: fields.optionalText('refreshToken'),
    refreshExpiresAt: fields.optionalDate('refreshExpiresAt'),
    idToken: fields.optionalText('idToken'),
    scopes: fields.texts('scopes'),
    issuedTokenType: fields.optionalText('issuedTokenType'),
    obtainedAt: fields.date('obtainedAt'),
  };
}
