/** Reads a device authorization response (RFC 8628 section 3.2), of a server or of before a reload. */
import { isLoopbackHost } from '../rules/addresses';
import { memberOf } from '../rules/facts';
import type { JsonObject } from '../token/decoded';
import { isJsonObject, parseJson } from '../token/json';
import { writeOutInvisible } from '../token/visible';
import { positiveSeconds } from './numbers';

/** RFC 8628 section 3.2. */
export interface DeviceAuthorization {
  /** Secret; never shown. */
  readonly deviceCode: string;
  /** As sent; visible characters only. */
  readonly userCode: string;
  /** https, or this machine. */
  readonly verificationUri: string;
  /** Left out where the server has none, or one that must not be opened. */
  readonly verificationUriComplete: string | undefined;
  readonly intervalSeconds: number;
  readonly expiresAt: Date;
  readonly lifetimeSeconds: number;
}

/** Where the server names none (RFC 8628 section 3.2), or one that is no number of seconds. */
const defaultIntervalSeconds = 5;
/** No code is waited for longer than a day. */
const longestLifetimeSeconds = 86_400;
const longestUserCode = 64;
const longestUri = 2048;

/** Undefined where a member that is required is missing, or must not be shown or opened. */
export function deviceAuthorizationOf(members: JsonObject, receivedAt: Date): DeviceAuthorization | undefined {
  const [deviceCode, userCode] = [memberOf(members, 'device_code'), memberOf(members, 'user_code')];
  const verificationUri = memberOf(members, 'verification_uri');
  const complete = memberOf(members, 'verification_uri_complete');
  const lifetime = positiveSeconds(memberOf(members, 'expires_in'));
  if (!isDeviceCode(deviceCode) || !isUserCode(userCode) || !isBrowsable(verificationUri)) return undefined;
  if (lifetime === undefined) return undefined;
  const lifetimeSeconds = Math.min(lifetime, longestLifetimeSeconds);
  return {
    deviceCode,
    userCode,
    verificationUri,
    verificationUriComplete: isBrowsable(complete) ? complete : undefined,
    intervalSeconds: positiveSeconds(memberOf(members, 'interval')) ?? defaultIntervalSeconds,
    expiresAt: new Date(receivedAt.getTime() + lifetimeSeconds * 1000),
    lifetimeSeconds,
  };
}

/** A started sign-in as a text, secrets included, for SecretStorage alone. */
export function deviceAuthorizationText({ expiresAt, ...authorization }: DeviceAuthorization): string {
  return JSON.stringify({ version: 1, ...authorization, expiresAt: expiresAt.toISOString() });
}

/** What {@link deviceAuthorizationText} wrote, held to the same as the server's answer; undefined for anything else. */
export function readDeviceAuthorization(text: string): DeviceAuthorization | undefined {
  const value = parseJson(text);
  if (!isJsonObject(value) || memberOf(value, 'version') !== 1) return undefined;
  const expiresAt = memberOf(value, 'expiresAt');
  const ends = typeof expiresAt === 'string' ? Date.parse(expiresAt) : Number.NaN;
  const read = deviceAuthorizationOf(
    {
      device_code: memberOf(value, 'deviceCode'),
      user_code: memberOf(value, 'userCode'),
      verification_uri: memberOf(value, 'verificationUri'),
      verification_uri_complete: memberOf(value, 'verificationUriComplete'),
      interval: memberOf(value, 'intervalSeconds'),
      expires_in: memberOf(value, 'lifetimeSeconds'),
    },
    new Date(0),
  );
  return read === undefined || Number.isNaN(ends) ? undefined : { ...read, expiresAt: new Date(ends) };
}

/** Text without control characters; how long it is was limited with the body. */
function isDeviceCode(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && !/\p{Cc}/u.test(value);
}

/** Something that a person can read and type. */
function isUserCode(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestUserCode) return false;
  return value.trim() !== '' && value === writeOutInvisible(value);
}

/** What may be given to a browser: no `command:`, `file:` or `javascript:`, and no name that hides the host. */
function isBrowsable(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > longestUri) return false;
  // Other characters are rewritten by every URL parser in its own way.
  if (!/^https?:\/\/[\w.~:/?#[\]@!$&'()*+,;=%-]+$/i.test(value) || !URL.canParse(value)) return false;
  const { protocol, hostname, username, password } = new URL(value);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || isLoopbackHost(hostname);
}
