import assert from 'node:assert/strict';
import { discoverIssuer, profileFromMetadata, suggestedName } from '../../../../src/core/issuers/discover';
import { profileOf } from '../../../../src/core/issuers/issuer';
import { parseIssuers } from '../../../../src/core/issuers/parseIssuers';
import { fetchMetadata } from '../../../../src/core/issuers/metadata';
import { json, metadataServer } from './metadataServer';

const issuer = 'https://issuer.example/shop';
const appended = 'https://issuer.example/shop/.well-known/openid-configuration';
const inserted = 'https://issuer.example/.well-known/oauth-authorization-server/shop';
const legacy = 'https://issuer.example/.well-known/openid-configuration/shop';
const document = { issuer, jwks_uri: 'https://issuer.example/jwks' };

describe('discoverIssuer', () => {
  for (const [count, place] of [appended, inserted, legacy].entries()) {
    it(`finds metadata at ${place} and asks no further`, async () => {
      const { deps, requests } = metadataServer({ [place]: json(document) });
      const { outcome, attempts } = await discoverIssuer(issuer, deps);
      assert.ok(outcome.status === 'found');
      assert.equal(outcome.metadata.url, place);
      const before = [appended, inserted].slice(0, count);
      assert.deepEqual(attempts, [
        ...before.map((url) => ({ url, failure: { code: 'metadata-status', url, found: 404 } })),
        { url: place, failure: undefined },
      ]);
      assert.deepEqual(
        requests.map(({ url }) => url),
        [...before, place],
      );
    });

    it(`makes of it a profile that parses and finds the same metadata again`, async () => {
      const { deps } = metadataServer({ [place]: json(document) });
      const { outcome } = await discoverIssuer(issuer, deps);
      assert.ok(outcome.status === 'found');
      const setting = profileFromMetadata('Shop', outcome.metadata);
      const expected = { name: 'Shop', issuer };
      assert.deepEqual(setting, place === appended ? expected : { ...expected, discovery: 'oauth' });
      assert.deepEqual(parseIssuers([setting]), { issuers: [profileOf(setting)], problems: [] });
      assert.deepEqual(await fetchMetadata(profileOf(setting), deps), outcome);
    });
  }

  it('asks two places where the issuer has no path', async () => {
    const { deps, requests } = metadataServer({});
    await discoverIssuer('https://issuer.example/', deps);
    assert.deepEqual(
      requests.map(({ url }) => url),
      [
        'https://issuer.example/.well-known/openid-configuration',
        'https://issuer.example/.well-known/oauth-authorization-server',
      ],
    );
  });

  it('says which issuer a document names instead', async () => {
    const other = 'https://issuer.example/shop/';
    const { deps } = metadataServer({ [legacy]: json({ ...document, issuer: other }) });
    const { outcome, attempts } = await discoverIssuer(issuer, deps);
    assert.deepEqual(outcome, {
      status: 'failed',
      failure: { code: 'metadata-issuer-mismatch', url: legacy, found: other },
    });
    assert.equal(attempts.length, 3);
  });

  it('goes on after an answer that may be of one path only', async () => {
    for (const answer of ['http-redirect', 'http-too-large', { body: '<html>' }, { body: '{}' }, { status: 500 }]) {
      const { deps } = metadataServer({ [appended]: answer, [inserted]: json(document) });
      assert.equal((await discoverIssuer(issuer, deps)).outcome.status, 'found');
    }
  });

  it('stops where the server cannot be had', async () => {
    for (const code of ['http-dns', 'http-tls', 'http-timeout', 'http-unreachable', 'http-network-off'] as const) {
      const { deps, requests } = metadataServer({ [appended]: code, [inserted]: json(document) });
      const { outcome } = await discoverIssuer(issuer, deps);
      assert.deepEqual(outcome, { status: 'failed', failure: { code, url: appended } });
      assert.equal(requests.length, 1);
    }
  });

  it('asks nothing for what is no https URL', async () => {
    const { deps, requests } = metadataServer({});
    for (const text of ['', 'issuer.example', 'http://issuer.example', 'https://u:p@issuer.example', 'file:///a']) {
      const { outcome, attempts } = await discoverIssuer(text, deps);
      const code = text.startsWith('http:') ? 'http-insecure' : 'http-url';
      assert.deepEqual(outcome, { status: 'failed', failure: { code, url: text } });
      assert.deepEqual(attempts, []);
    }
    assert.deepEqual(requests, []);
  });

  it('rejects with the reason when it is stopped', async () => {
    const { deps } = metadataServer({ [appended]: 'http-timeout' });
    const reason = new Error('stopped');
    await assert.rejects(discoverIssuer(issuer, deps, AbortSignal.abort(reason)), reason);
  });

  it('makes of metadata for many tenants a profile for all of them', async () => {
    const published = 'https://login.microsoftonline.com/{tenantid}/v2.0';
    const place = 'https://login.microsoftonline.com/common/v2.0/.well-known/openid-configuration';
    const { deps } = metadataServer({ [place]: json({ issuer: published }) });
    const { outcome } = await discoverIssuer('https://login.microsoftonline.com/common/v2.0', deps);
    assert.ok(outcome.status === 'found');
    const setting = profileFromMetadata('Entra', outcome.metadata);
    assert.deepEqual(setting, { name: 'Entra', issuer: published });
    assert.deepEqual(await fetchMetadata(profileOf(setting), deps), outcome);
  });
});

describe('suggestedName', () => {
  it('is the issuer without what all have', () => {
    assert.equal(suggestedName('https://issuer.example/realms/shop/'), 'issuer.example/realms/shop');
    assert.equal(suggestedName('http://localhost:3000'), 'localhost:3000');
    assert.equal(suggestedName('P2SAc2Ou4l9d5GlpYWyUZRYtNHM6'), 'P2SAc2Ou4l9d5GlpYWyUZRYtNHM6');
  });

  it('is not one that is taken', () => {
    assert.equal(suggestedName('https://a.example', ['a.example']), 'a.example (2)');
    assert.equal(suggestedName('https://a.example', ['a.example', 'a.example (2)', 'x']), 'a.example (3)');
  });

  it('is a right name for whatever a token may call its issuer', () => {
    for (const hostile of ['', '/', 'https://', 'a\u202Eb\n', 'x'.repeat(5000), '\u200B'.repeat(300)]) {
      const setting = { name: suggestedName(hostile), issuer: 'https://issuer.example' };
      assert.deepEqual(parseIssuers([setting]).problems, [], JSON.stringify(hostile));
    }
  });
});
