/** No request is made by looking at tokens, whatever they name: the doors to the network are counted. */
import assert from 'node:assert/strict';
import { connect } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { after, before, describe, it } from 'mocha';
import type { IssuerSetting } from '../../src/core/issuers/issuer';
import { createKeySource, type KeySource } from '../../src/core/issuers/keys';
import { locateKeys } from '../../src/core/issuers/locateKeys';
import { hoverMarkdown } from '../../src/core/present/hover';
import { documentText } from '../../src/core/present/document';
import { createTimeWords } from '../../src/core/present/times';
import { toTokenView } from '../../src/core/present/tokenView';
import { checkToken } from '../../src/core/rules/check';
import { decodeToken } from '../../src/core/token/decode';
import { locateTokens } from '../../src/core/token/locate';
import { profilesFor, validateToken } from '../../src/core/validation/validate';
import { profileOf } from '../../src/core/issuers/issuer';
import { doorsUsedBy } from '../support/doors';
import * as hostile from '../support/hostileServer';
import { httpTo } from '../support/peerHttp';

describe('the network', () => {
  let server: hostile.HostileServer;
  let token: string;
  let setting: IssuerSetting;
  let keys: KeySource;

  before(async () => {
    const { publicKey, privateKey } = await generateKeyPair('ES256', { extractable: true });
    const jwk = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' };
    server = await hostile.startHostileServer({
      '/keys': hostile.text(JSON.stringify({ keys: [jwk] })),
      '/.well-known/openid-configuration': (response, { headers }) => {
        const issuer = `http://${headers.host ?? ''}`;
        response.end(
          JSON.stringify({ issuer, jwks_uri: `${issuer}/keys`, id_token_signing_alg_values_supported: ['ES256'] }),
        );
      },
    });
    const to = (path: string): string => `${server.origin}${path}`;
    // Everything in a token that names a place, led to a server that would tell.
    token = await new SignJWT({
      ...{ scope: 'read', client_id: 'c', _claim_sources: { s: { endpoint: to('/claims') } }, picture: to('/picture') },
      ...{ status: { status_list: { uri: to('/status'), idx: 1 } }, cnf: { jku: to('/cnf'), kid: 'x' } },
    })
      .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'at+jwt', jku: to('/jku'), x5u: to('/x5u') })
      .setIssuer(server.origin)
      .setAudience(to('/audience'))
      .setSubject('s')
      .setJti('j')
      .setIssuedAt()
      .setExpirationTime('5 minutes')
      .sign(privateKey);
    setting = { name: 'server', issuer: server.origin, audiences: [to('/audience')] };
    keys = createKeySource({ http: httpTo([server.origin]), now: () => new Date() });
  });
  after(() => server.stop());

  it('is seen by the counter, by whichever door', async () => {
    assert.deepEqual((await doorsUsedBy(() => fetch(server.origin)))[0], 'fetch');
    const socket = await doorsUsedBy(() => connect(Number(new URL(server.origin).port), '127.0.0.1').destroy());
    assert.deepEqual(socket, ['connect']);
    const asked = await doorsUsedBy(() => httpTo([server.origin])(new Request(`${server.origin}/keys`)));
    assert.ok(asked.includes('fetch'));
  });

  it('is not used by finding, decoding, checking, explaining', async () => {
    const text = `const token = '${token}';`;
    const used = await doorsUsedBy(() => {
      assert.equal(locateTokens(text)[0]?.compact, token);
      locateKeys(JSON.stringify({ keys: [{ kty: 'RSA', x5u: `${server.origin}/x5u` }] }));
      const decoded = decodeToken(token);
      const now = new Date();
      assert.ok(checkToken(decoded, { now }).some(({ id }) => id === 'header-jku'));
      const view = toTokenView(token, decoded, { now, times: createTimeWords('en', 'UTC'), reference: 'r' });
      assert.ok(hoverMarkdown(view).length > 0 && documentText(decoded, view).length > 0);
    });
    assert.deepEqual(used, []);
  });

  it('is not used by validating with cached keys, before there are any and after', async () => {
    const now = new Date();
    const before = server.requests.length;
    const none = await doorsUsedBy(async () => {
      assert.equal(profilesFor(token, [profileOf(setting)])[0]?.name, 'server');
      const verdict = await validateToken(token, setting, { keys: keys.cached, now });
      assert.ok(verdict.status === 'undecided');
      assert.deepEqual(verdict.cause.failure, { code: 'keys-not-cached' });
    });
    assert.deepEqual(none, []);
    assert.equal(server.requests.length, before);

    const asked = await validateToken(token, setting, { keys, now });
    assert.equal(asked.status, 'valid', JSON.stringify(asked));
    const paths = server.requests.slice(before).map(({ url }) => url);
    // What was configured, and nothing that the token names.
    assert.deepEqual(paths, ['/.well-known/openid-configuration', '/keys']);

    const cached = await doorsUsedBy(async () => {
      assert.equal((await validateToken(token, setting, { keys: keys.cached, now })).status, 'valid');
    });
    assert.deepEqual(cached, []);
    assert.equal(server.requests.length, before + 2);
  });

  it('is not used for a token of an issuer that is not configured', async () => {
    const other: IssuerSetting = { name: 'other', issuer: 'https://login.example.com' };
    const used = await doorsUsedBy(() => assert.deepEqual(profilesFor(token, [profileOf(other)]), []));
    assert.deepEqual(used, []);
  });
});
