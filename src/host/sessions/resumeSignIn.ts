/** Goes on with the device sign-in that waited when the window was reloaded. */
import * as vscode from 'vscode';
import { resumeByDevice } from './deviceSignIn';
import { signedInAt, type SignInParts } from './signIn';
import type { SignInFlow } from './signInFlow';
import { giverOf } from './waitingSignIn';

/** Nobody is asked: what would need a question, such as an issuer that is no more trusted, ends it. */
export async function resumeSignIn(flow: SignInFlow & SignInParts): Promise<void> {
  const waiting = await flow.waiting.take();
  const profile = flow.profiles.current().find(({ name }) => name === waiting?.profile);
  if (waiting === undefined || profile === undefined || !vscode.workspace.isTrusted) return;
  const { dpopKey, scopes, authorization } = waiting;
  const signal = AbortSignal.timeout(30_000);
  const prepared = await flow.requests.requestFor(profile, { dpopKey, signal });
  if (prepared.status === 'failed' || giverOf(prepared.value) !== waiting.giver) return;
  const request = { ...prepared.value, profile: { ...prepared.value.profile, scopes }, dpopKey };
  const tokens = await flow.pending.during({ profile: profile.name, way: 'device-code' }, () =>
    resumeByDevice(flow, flow.devices, request, authorization),
  );
  if (tokens?.status === 'done') await signedInAt(flow, request, 'device-code', tokens.value);
}
