/** The log: no token and no secret parameter passes it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { redactText } from '../../src/host/log';
import { assertProportional } from '../support/proportion';
import { canary, exampleToken } from './support/tokens';

describe('log', () => {
  it('redacts tokens wherever they stand', () => {
    const text = redactText(`GET /x?id_token_hint=${exampleToken} failed: "${exampleToken}"`);
    assert.ok(!text.includes(canary.slice(0, 12)), text);
    assert.ok(!text.includes(exampleToken.split('.')[1] ?? exampleToken), text);
  });

  it('leaves out the values of secret parameters', () => {
    const secret = 'not-a-token-but-secret';
    const lines = [
      `code=${secret}&state=1`,
      `{"refresh_token": "${secret}"}`,
      `client_secret: ${secret}`,
      `Authorization: Bearer ${secret}`,
      `Cookie: sid=${secret}`,
      `device_code=${secret}`,
      `code_verifier=${secret}`,
    ];
    for (const line of lines) assert.ok(!redactText(line).includes(secret), redactText(line));
  });

  it('leaves out secret parameters however they are quoted, and headers to the end of the line', () => {
    const secret = 'Very-Secret';
    const lines = [
      `{\\"refresh_token\\":\\"${secret}\\"}`,
      `{'id_token': '${secret}'}`,
      `{"client_secret": "with a space ${secret}"}`,
      `accessToken: ${secret}`,
      `Bearer ${secret}`,
      `Authorization: Token ${secret}`,
      `Cookie: a=b; session=${secret}`,
    ];
    for (const line of lines) assert.ok(!redactText(line).includes(secret), redactText(line));
  });

  it('leaves out the pieces of a token that is none any more', () => {
    const [header = '', payload = '', signature = ''] = exampleToken.split('.');
    const pieces = [
      `Unexpected token in JSON: ${header}.${payload.slice(0, 30)}`,
      `${header}.${payload.slice(0, 50)}\u200B${payload.slice(50)}.${signature}`,
      `payload ${payload}`,
      exampleToken.slice(20),
    ];
    for (const text of pieces) assert.ok(!redactText(text).includes(payload.slice(0, 12)), redactText(text));
  });

  it('takes time in proportion to the line', async () => {
    for (const part of ['code', 'bearer ', 'cookie:', '"', "\\'", 'access_token="', 'a-'] as const) {
      const redact = (length: number): void => void redactText(part.repeat(length / part.length));
      await assertProportional(part, redact, 10_000);
    }
  });

  it('leaves other text as it is', () => {
    for (const text of [
      'claimcheck.decode: TypeError: x is not a function (status code 404)',
      'claimcheck.showDocument: Error: cannot open claimcheck:/JWT.jsonc?6f1c2a9e-0b7d-4c55-9a43-2d1f00c0ffee',
      'No cookie is needed, and the code of this extension is short.',
    ]) {
      assert.equal(redactText(text), text);
    }
  });
});
