/** No report and no baseline holds any part of a secret: made from what is found in texts with known secrets. */
import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { describe, it } from 'mocha';
import { baselineText } from '../../../../src/core/leaks/baseline';
import type { Leak } from '../../../../src/core/leaks/leak';
import { jsonReport, type ReportedLeak } from '../../../../src/core/leaks/report';
import { sarifReport } from '../../../../src/core/leaks/sarif';
import { scanText } from '../../../../src/core/leaks/scan';
import { compactJws, madeUpGitHubToken } from '../../../support/tokenFactory';
import { leakWith, reportedWith } from './reported';

const canary = 'canary-Q8zR5xN2-do-not-tell';

function textsOf(reported: readonly ReportedLeak[]): Readonly<Record<string, string>> {
  const now = new Date('2026-11-28T12:00:00Z');
  const entries = reported.map(({ leak, path }) => ({
    ...leak,
    path,
    reason: 'A test',
    added: '2026-11-28',
    expires: undefined,
  }));
  return {
    json: jsonReport(reported, { now, toolVersion: '1.2.3', skipped: [] }),
    sarif: sarifReport(reported, { toolVersion: '1.2.3', now, search: undefined }),
    baseline: baselineText(entries),
  };
}

describe('what is written about leaks', () => {
  it('holds no part of what was found', () => {
    const signature = new TextEncoder().encode(canary.repeat(8));
    const token = compactJws(
      { alg: 'RS256', typ: 'at+jwt' },
      { iss: 'https://id.acme.io', exp: 1_900_000_000, jti: canary },
      signature,
    );
    const github = madeUpGitHubToken();
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const secret = 'q8Zr5Xn2LkV9tB4wY7hJ3cM6';
    const found = scanText([token, github, pem, `client_secret=${secret}`].join('\n\n'));
    assert.equal(found.length, 4);
    const [, payload = '', signed = ''] = token.split('.');
    const secrets = [payload, signed, signed.slice(40, 80), github.slice(4), pem.split('\n')[1] ?? '', secret, canary];
    for (const [name, text] of Object.entries(textsOf(found.map((leak) => reportedWith({ leak }))))) {
      for (const part of secrets) assert.ok(part.length > 20 && !text.includes(part), `${name} has ${part}`);
      for (const { fingerprint } of found) assert.ok(text.includes(fingerprint), name);
    }
  });

  it('holds no credential that stands in the issuer of a token', () => {
    const pem = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const inside = compactJws({ alg: 'RS256' }, { sub: canary, exp: 1_900_000_000 }, new Uint8Array(256));
    const secret = 'q8Zr5Xn2LkV9tB4wY7hJ3cM6';
    const github = madeUpGitHubToken();
    for (const [iss, part] of [
      [github, github.slice(4)],
      [inside, inside.split('.')[1] ?? ''],
      [pem, pem.split('\n')[1] ?? ''],
      [`client_secret=${secret}`, secret],
      [`https://ada:${canary}@id.acme.io/realms/shop?access_token=${canary}#${canary}`, canary],
    ] as const) {
      const token = compactJws({ alg: 'RS256' }, { iss, exp: 1_900_000_000 }, new Uint8Array(256));
      const [leak] = scanText(token);
      assert.ok(leak?.issuer);
      for (const [name, text] of Object.entries(textsOf([reportedWith({ leak })]))) {
        assert.ok(part.length > 20 && !text.includes(part), `${name} has ${part}`);
      }
    }
  });

  it('names issuers as they are', () => {
    for (const iss of [
      'https://id.acme.io/realms/shop',
      'accounts.google.com',
      'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6',
      'urn:acme:sts',
    ]) {
      assert.equal(scanText(compactJws({ alg: 'RS256' }, { iss }, new Uint8Array(256)))[0]?.issuer, iss);
    }
  });

  it('holds no member that it is not made of, and no offset', () => {
    const leak: Leak & Record<string, unknown> = { ...leakWith(), raw: canary, decoded: { payload: canary } };
    const found: ReportedLeak & Record<string, unknown> = { ...reportedWith({ leak }), text: canary };
    for (const [name, text] of Object.entries(textsOf([found]))) {
      assert.ok(!text.includes('canary') && !text.includes('98765'), name);
    }
  });

  it('is made of a token whose times are out of all bounds', () => {
    const [leak] = scanText(
      compactJws({ alg: 'RS256', typ: 'at+jwt' }, { iss: 'https://id.acme.io', exp: 1e300, iat: 1 }),
    );
    assert.ok(leak);
    assert.ok(textsOf([reportedWith({ leak })])['json']?.includes(leak.fingerprint));
  });
});
