/** The log: no token and no secret parameter passes it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { redactText } from '../../src/host/log';
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

  it('leaves other text as it is', () => {
    const text = 'claimcheck.decode: TypeError: x is not a function (status code 404)';
    assert.equal(redactText(text), text);
  });
});
