/** The account of a sign-in: readable, complete, and without a token whatever a server sends. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { FlowStep } from '../../src/core/oauth/trace';
import { createFlowLog, type FlowLog } from '../../src/host/sessions/flowLog';
import { canary, exampleToken } from './support/tokens';

const at = new Date(2026, 10, 28, 10, 11, 12);

const asks: FlowStep = {
  kind: 'request',
  at,
  name: 'device-authorization',
  method: 'POST',
  url: 'https://login.example.com/device',
  parameters: [
    ['client_id', 'cli'],
    ['scope', 'openid api.read'],
  ],
  clientAuthentication: 'none',
  dpop: false,
};

const answers: FlowStep = {
  kind: 'response',
  at,
  name: 'device-authorization',
  status: 200,
  milliseconds: 123.4,
  members: [
    ['device_code', '***'],
    ['user_code', '***'],
    ['verification_uri', 'https://login.example.com/activate'],
    ['interval', '5'],
  ],
};

function written(run: (log: FlowLog) => void): string {
  const lines: string[] = [];
  const log = createFlowLog(
    () => ({ appendLine: (line) => lines.push(line), show: () => undefined, dispose: () => undefined }),
    () => at,
  );
  run(log);
  log.dispose();
  return lines.join('\n');
}

function account(...steps: readonly FlowStep[]): string {
  return written((log) => {
    for (const step of steps) log.step(step);
  });
}

describe('sign-in log', () => {
  it('tells each step: what for, where to, with what, and what came back', () => {
    const text = written((log) => {
      log.begin('Sign In to “Prod”');
      log.step(asks);
      log.step(answers);
      log.step({ kind: 'note', at, note: 'waiting', seconds: 5 });
    });
    assert.equal(
      text,
      `
2026-11-28 10:11:12  Sign In to “Prod”
────────────────────────────────────────────────────────────
10:11:12 → Asks for a code to type in a browser (device authorization, RFC 8628 section 3.1)
           POST https://login.example.com/device
           client_id: cli
           scope: openid api.read
           the client does not authenticate (public client)
10:11:12 ← 200 OK to the device authorization request, after 123 ms
           device_code: ***
           user_code: ***
           verification_uri: https://login.example.com/activate
           interval: 5
10:11:12 · Waits 5 s before it asks again.`,
    );
  });

  it('says that nothing came back, and that a proof went with a request', () => {
    const text = account(
      { ...asks, name: 'refresh', dpop: true, clientAuthentication: 'assertion' },
      { kind: 'failure', at, name: 'refresh', code: 'http-timeout', milliseconds: 20_000 },
    );
    assert.match(text, /proof that this client holds the key \(DPoP/);
    assert.match(text, /signed assertion \(private_key_jwt\)/);
    assert.match(text, /✕ no answer to the token request with the refresh token \(http-timeout\), after 20 s/);
  });

  it('opens no channel before there is something to write', () => {
    let opened = 0;
    const log = createFlowLog(
      () => {
        opened += 1;
        return { appendLine: () => undefined, show: () => undefined, dispose: () => undefined };
      },
      () => at,
    );
    log.dispose();
    assert.equal(opened, 0);
  });

  it('shows no token, wherever a step holds one that was not masked', () => {
    const opaque = 'ghu_16C7e42F292c6912E7710c838347Ae178B4a';
    const pieces = exampleToken.split('.');
    for (const secret of [exampleToken, opaque, ...pieces]) {
      const text = account(
        {
          ...asks,
          url: `https://login.example.com/${secret}`,
          method: secret,
          parameters: [
            ['scope', secret],
            [secret, 'x'],
            ['x', `a ${secret} b`],
          ],
          clientAuthentication: secret,
        },
        {
          ...answers,
          members: [
            ['whatever', secret],
            ['error_description', `The token ${secret} is revoked`],
          ],
        },
        { kind: 'failure', at, name: 'refresh', code: secret, milliseconds: 1 },
      );
      assert.ok(!text.includes(secret), text);
      assert.ok(!text.includes(canary), text);
    }
  });

  it('shows no value of a secret parameter, whatever it looks like', () => {
    const secret = 'correct horse';
    for (const name of ['code', 'device_code', 'refresh_token', 'access_token', 'client_secret', 'code_verifier']) {
      const text = account({ ...asks, parameters: [[name, secret.replace(' ', '-')]] });
      assert.ok(!text.includes('correct'), text);
    }
  });

  it('keeps a value on its line, visible and short', () => {
    const text = account({
      ...answers,
      members: [
        ['error_description', `first\n10:11:13 ← 200 OK\u202E${'x '.repeat(2000)}`],
        ...Array.from({ length: 100 }, (_, index): readonly [string, string] => [`member${String(index)}`, '1']),
      ],
    });
    const lines = text.split('\n');
    assert.ok(lines.length < 70, String(lines.length));
    assert.ok(lines.every((line) => line.length < 600));
    assert.ok(!lines.some((line) => line.startsWith('10:11:13')));
    assert.ok(!text.includes('\u202E'));
    assert.match(text, /… and 41 more$/);
  });
});
