/** Signing in with a code on another device (RFC 8628). */
import type { OAuthDeps, OAuthRequest } from './client';
import type { OAuthOutcome } from './failure';
import type { TokenSet } from './tokenSet';

/** RFC 8628 section 3.2. */
export interface DeviceAuthorization {
  /** Secret; never shown. */
  readonly deviceCode: string;
  /** As sent; visible characters only. */
  readonly userCode: string;
  /** https, or this machine. */
  readonly verificationUri: string;
  readonly verificationUriComplete: string | undefined;
  readonly intervalSeconds: number;
  readonly expiresAt: Date;
  readonly lifetimeSeconds: number;
}

export interface PollProgress {
  readonly state: 'waiting' | 'slowed-down' | 'backing-off';
  readonly intervalSeconds: number;
}

export function requestDeviceAuthorization(
  request: OAuthRequest,
  deps: OAuthDeps,
  signal: AbortSignal,
): Promise<OAuthOutcome<DeviceAuthorization>> {
  throw new Error(String([request, deps, signal]));
}

export function pollForTokens(
  request: OAuthRequest,
  authorization: DeviceAuthorization,
  deps: OAuthDeps,
  signal: AbortSignal,
  onProgress?: (progress: PollProgress) => void,
): Promise<OAuthOutcome<TokenSet>> {
  throw new Error(String([request, authorization, deps, signal, onProgress]));
}

export function deviceAuthorizationText(authorization: DeviceAuthorization): string {
  return JSON.stringify(authorization);
}

export function readDeviceAuthorization(text: string): DeviceAuthorization | undefined {
  throw new Error(text);
}
