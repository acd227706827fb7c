/** Keeps a device sign-in that waits, so that a reload of the window goes on with it: the code is in SecretStorage. */
import type * as vscode from 'vscode';
import type { OAuthRequest } from '../../core/oauth/client';
import {
  deviceAuthorizationText,
  readDeviceAuthorization,
  type DeviceAuthorization,
} from '../../core/oauth/deviceFlow';
import type { JsonObject } from '../../core/token/decoded';
import { isJsonObject, parseJson } from '../../core/token/json';
import { sessionStateKeys } from './state';

export interface WaitingSignIn {
  /** Name of the profile. */
  readonly profile: string;
  /** Who gave the code: it goes to nobody else, whatever became of the profile of that name. */
  readonly giver: string;
  readonly scopes: readonly string[];
  readonly dpopKey: JsonObject | undefined;
  readonly authorization: DeviceAuthorization;
}

export interface WaitingSignIns {
  readonly keep: (request: OAuthRequest, authorization: DeviceAuthorization) => Promise<void>;
  readonly forget: () => Promise<void>;
  /** What waited when this window closed, if it still can be gone on with; it is taken, so that one window does. */
  readonly take: () => Promise<WaitingSignIn | undefined>;
}

const prefix = 'claimcheck.signIn.';

/** The state of the workspace knows the name of the secret alone. */
export function createWaitingSignIns(
  secrets: vscode.SecretStorage,
  state: vscode.Memento,
  now: () => Date,
): WaitingSignIns {
  const nameOf = (): string | undefined => {
    const name: unknown = state.get(sessionStateKeys.waiting);
    return typeof name === 'string' && name.startsWith(prefix) ? name : undefined;
  };
  const forget = async (): Promise<void> => {
    const name = nameOf();
    if (name === undefined) return;
    await state.update(sessionStateKeys.waiting, undefined);
    await secrets.delete(name);
  };
  return {
    keep: async (request, authorization) => {
      await forget();
      const { profile, dpopKey } = request;
      const giver = giverOf(request);
      const name = `${prefix}${crypto.randomUUID()}`;
      const text = deviceAuthorizationText(authorization);
      await secrets.store(
        name,
        JSON.stringify({ profile: profile.name, giver, scopes: profile.scopes, dpopKey, text }),
      );
      await state.update(sessionStateKeys.waiting, name);
    },
    forget,
    take: async () => {
      const name = nameOf();
      const stored = name === undefined ? undefined : await secrets.get(name);
      await forget();
      const read = stored === undefined ? undefined : readWaiting(stored);
      return read !== undefined && read.authorization.expiresAt > now() ? read : undefined;
    },
  };
}

/** The issuer, the client and the endpoint that redeems the code. */
export function giverOf({ profile: { issuer, clientId }, server: { tokenEndpoint } }: OAuthRequest): string {
  return JSON.stringify([issuer, clientId, tokenEndpoint]);
}

function readWaiting(stored: string): WaitingSignIn | undefined {
  const value = parseJson(stored);
  if (!isJsonObject(value)) return undefined;
  const { profile, giver, scopes, dpopKey, text } = value;
  const authorization = typeof text === 'string' ? readDeviceAuthorization(text) : undefined;
  if (typeof profile !== 'string' || typeof giver !== 'string') return undefined;
  if (!isTexts(scopes) || authorization === undefined) return undefined;
  return { profile, giver, scopes, dpopKey: isJsonObject(dpopKey) ? dpopKey : undefined, authorization };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((each) => typeof each === 'string');
}
