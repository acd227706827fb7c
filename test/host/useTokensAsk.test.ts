/** The commands that send a token somewhere: to whom, after which question, and what is said of the answer. */
import assert from 'node:assert/strict';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { afterEach, before, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import type { JsonObject } from '../../src/core/token/decoded';
import { askMessages } from '../../src/host/sessions/use/askMessages';
import { useMessages } from '../../src/host/sessions/useMessages';
import { commandIds, settingIds } from '../../src/shared/contributions';
import { closeEverything, showText } from './support/documents';
import { createUseTest, issuer, json, session, start, type UseTest } from './support/useTokens';
import type { Answer } from './support/scriptedDialog';
import { canary, sample } from './support/tokens';

const anna = session('anna');
const { accessToken } = anna.token;
const api = 'https://api.example/orders';

function assertNoToken(test: UseTest): void {
  for (const text of [
    ...test.dialog().seen,
    ...test.reports.flat(),
    ...test.questions.flatMap(({ message, detail }) => [message, detail]),
  ]) {
    assert.ok(!text.includes(canary) && !text.includes(accessToken.slice(0, 40)));
  }
}

describe('trying a request', () => {
  let test: UseTest;
  const attempt = (answers: readonly Answer[]): Promise<unknown> => test.run(commandIds.tryRequest, { answers });

  beforeEach(() => {
    test = createUseTest({ audiences: ['orders', 'https://own.example/v1'] });
    test.sessions.all.push(anna);
    test.answer = () => json({ orders: [] });
  });
  afterEach(() => {
    assertNoToken(test);
    assert.equal(test.loans.open, 0, 'no host stays open');
    test.dispose();
  });

  it('sends the token to a host that the profile names, unasked, and reports', async () => {
    await attempt(['https://own.example/v1', 'https://own.example/v1/orders', 'GET']);
    const [request] = test.sent;
    assert.equal(request?.url, 'https://own.example/v1/orders');
    assert.equal(request.headers.get('authorization'), `Bearer ${accessToken}`);
    assert.deepEqual(test.questions, []);
    assert.deepEqual(test.lent, ['https://own.example']);
    const [[title, markdown] = ['', '']] = test.reports;
    assert.equal(title, 'Answer of own.example');
    assert.match(markdown, /\*\*Status 200\*\*: the API took the token/u);
    assert.match(markdown, /\{"orders":\[\]\}/u);
  });

  it('asks before the token goes to any other host, and names it', async () => {
    test.agrees = false;
    await attempt(['Another', `${api}?page=1#part`, 'GET']);
    assert.equal(test.sent.length, 0);
    assert.deepEqual(test.lent, []);
    assert.equal(test.questions[0]?.message, 'Send the access token of anna@example.com at “Orders” to api.example?');
    assert.match(
      test.questions[0].detail,
      /^GET https:\/\/api\.example\/orders\?page=1\n[\s\S]*does not name this host/u,
    );
    test.agrees = true;
    await attempt([api, (suggested) => suggested, 'HEAD']);
    assert.equal(test.sent[0]?.method, 'HEAD');
    assert.equal(test.sent[0].url, `${api}?page=1`);
    assert.deepEqual(test.lent, ['https://api.example']);
  });

  it('takes another port or scheme of a known host for another host', async () => {
    await attempt(['Another', 'https://own.example:8443/v1', 'GET']);
    assert.equal(test.questions.length, 1);
    assert.match(test.questions[0]?.message ?? '', /to own\.example:8443\?$/u);
  });

  it('says of a host that it is in a private network, and lends it as such', async () => {
    await attempt(['Another', 'https://10.1.2.3/x', 'GET']);
    assert.match(test.questions[0]?.detail ?? '', /private network/u);
    assert.deepEqual(test.lent, ['https://10.1.2.3 private']);
  });

  it('refuses addresses that are not safe to send a token to', async () => {
    for (const [url, fault] of [
      ['http://api.example/', askMessages.insecure],
      ['http://127.0.0.1:8080/', askMessages.insecure],
      ['ftp://api.example/', askMessages.notAnAddress],
      ['javascript:alert(1)', askMessages.notAnAddress],
      ['https://user:pass@api.example/', askMessages.noCredentials],
      ['api.example', askMessages.notAnAddress],
    ] as const) {
      await assert.rejects(attempt(['Another', url]), (error: Error) => error.message.includes(fault));
    }
    assert.equal(test.sent.length, 0);
  });

  it('takes http on this machine where the setting says so', async () => {
    const configuration = vscode.workspace.getConfiguration();
    await configuration.update(settingIds.allowInsecureLoopback, true, true);
    try {
      await attempt(['Another', 'http://127.0.0.1:8080/x', 'GET']);
      assert.equal(test.sent[0]?.url, 'http://127.0.0.1:8080/x');
      await assert.rejects(attempt(['Another', 'http://api.example/']), /is refused/u);
    } finally {
      await configuration.update(settingIds.allowInsecureLoopback, undefined, true);
    }
  });

  it('proves that it holds the key where the token is bound to one (RFC 9449 section 4.2)', async () => {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const dpopKey = JSON.parse(JSON.stringify(privateKey.export({ format: 'jwk' }))) as JsonObject;
    test.sessions.all.splice(0, Infinity, session('anna', { tokenType: 'DPoP' }, { dpopKey }));
    await attempt(['Another', `${api}?page=1`, 'GET']);
    const [request] = test.sent;
    const bound = test.sessions.all[0]?.token.accessToken ?? '';
    assert.equal(request?.headers.get('authorization'), `DPoP ${bound}`);
    const [, payload = ''] = (request.headers.get('dpop') ?? '').split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Readonly<Record<string, unknown>>;
    assert.deepEqual([claims['htm'], claims['htu']], ['GET', api]);
    assert.equal(claims['ath'], createHash('sha256').update(bound).digest('base64url'));
  });

  it('stops when its button is pressed, and shows nothing then', async () => {
    test.stops = true;
    test.answer = (request) =>
      new Promise((_resolve, reject) => {
        request.signal.addEventListener('abort', () => reject(new Error('aborted')));
      });
    await attempt(['Another', api, 'GET']);
    assert.equal(test.sent.length, 1);
    assert.deepEqual(test.reports, []);
    assert.ok(!test.dialog().seen.some((text) => text.includes('could not be asked')));
  });

  it('explains why an API refused', async () => {
    const challenge = 'Bearer error="insufficient_scope", scope="orders:write"';
    test.answer = () => json({}, 403, { 'www-authenticate': challenge });
    await attempt(['Another', api, 'GET']);
    const markdown = test.reports[0]?.[1] ?? '';
    assert.match(markdown, /Add `orders:write` to `scopes` of the profile \*\*Orders\*\*/u);
    assert.match(markdown, /^## Why would my API reject this token\?$/mu);
  });

  it('shows no token that the API sends back', async () => {
    test.answer = (request) => json({ echo: request.headers.get('authorization') ?? '' });
    await attempt(['Another', api, 'GET']);
    assert.match(test.reports[0]?.[1] ?? '', /echo/u);
  });

  it('says why nothing came back, and follows no redirect', async () => {
    for (const [code, words] of [
      ['http-redirect', /sends elsewhere, and that is not followed: the token would go to another address/u],
      ['http-timeout', /did not answer in time/u],
      ['http-private-address', /in a private network, so the token was not sent/u],
      ['http-unreachable', /could not be asked/u],
    ] as const) {
      test.answer = () => Promise.reject(Object.assign(new Error(code), { code }));
      await attempt(['Another', api, 'GET']);
      assert.match(test.dialog().seen.at(-1) ?? '', words);
    }
    assert.deepEqual(test.reports, []);
  });

  it('sends nothing when a person goes away, without a profile, or in a workspace that is not trusted', async () => {
    await attempt([undefined]);
    await attempt(['Another', undefined]);
    await attempt(['Another', api, undefined]);
    test.sessions.all.splice(0, Infinity, session('other', { profile: 'Gone', issuer: 'https://gone.example' }));
    await attempt([]);
    assert.ok(test.dialog().seen.includes(useMessages.profileGone));
    test.isTrusted = false;
    await attempt([]);
    assert.ok(test.dialog().seen.includes(useMessages.untrusted));
    assert.equal(test.sent.length, 0);
  });
});

describe('introspecting a token', () => {
  let test: UseTest;
  const introspect = (argument?: unknown, answers: readonly (string | undefined)[] = []): Promise<unknown> =>
    test.run(commandIds.introspect, { answers }, argument);

  before(closeEverything);
  beforeEach(() => {
    test = createUseTest({ tokenEndpointAuthMethod: 'client_secret_basic' });
    test.authentication = { method: 'client_secret_basic', secret: 'a-secret' };
    test.sessions.all.push(anna);
    test.answer = () => json({ active: true, sub: 'bert', scope: 'orders:read' });
  });
  afterEach(async () => {
    assertNoToken(test);
    test.dispose();
    await closeEverything();
  });

  it('says once that the token itself is sent, and to whom', async () => {
    await introspect();
    await introspect();
    assert.equal(test.questions.length, 1);
    assert.equal(test.questions[0]?.message, 'Send the token to id.example?');
    assert.match(test.questions[0].detail, /hands the token itself to the issuer of “Orders”/u);
    assert.doesNotMatch(test.questions[0].detail, /no client authentication/u);
    assert.equal(test.sent.length, 2);
    assert.equal(test.sent[0]?.url, `${issuer}/introspect`);
    assert.equal(new URLSearchParams(test.bodies[0]).get('token'), accessToken);
    assert.equal(new URLSearchParams(test.bodies[0]).get('token_type_hint'), 'access_token');
  });

  it('reports the answer, with the rule about contradictions', async () => {
    await introspect();
    const [[title, markdown] = ['', '']] = test.reports;
    assert.equal(title, 'Introspection - Orders');
    assert.match(markdown, /\*\*Active\*\*/u);
    assert.match(markdown, /`introspection-conflict`/u);
    assert.match(markdown, /\| `sub` \| `"anna"` \| `"bert"` \| `differs` \|/u);
  });

  it('sends nothing when a person does not agree, and asks again then', async () => {
    test.agrees = false;
    await introspect();
    await introspect();
    assert.equal(test.questions.length, 2);
    assert.equal(test.sent.length, 0);
  });

  it('explains to a public client beforehand, and to a refused one afterwards, what it needs', async () => {
    test.authentication = { method: 'none' };
    test.answer = () => json({ error: 'invalid_client' }, 401);
    await introspect();
    assert.ok(test.questions[0]?.detail.includes(askMessages.publicClient));
    assert.ok(test.dialog().seen.includes(askMessages.mayNotIntrospect));
    assert.deepEqual(test.reports, []);
    test.answer = () => json({}, 403);
    await introspect();
    assert.ok(test.dialog().seen.includes(askMessages.mayNotIntrospect));
  });

  it('takes the token at the cursor, at the issuer that it names', async () => {
    const token = sample({ iss: issuer, sub: 'carl', exp: start.getTime() / 1000 + 60 });
    await showText(`token: |${token}\n`);
    await introspect(undefined, []);
    assert.equal(new URLSearchParams(test.bodies[0]).get('token'), token);
    test.sessions.inUse = 'anna';
    await introspect(undefined, [askMessages.tokenAtCursor]);
    assert.equal(new URLSearchParams(test.bodies[1]).get('token'), token);
    await introspect(undefined, ['anna@example.com']);
    assert.equal(new URLSearchParams(test.bodies[2]).get('token'), accessToken);
  });

  it('lets a person say who made a token that names no issuer', async () => {
    await showText(`token: |${sample({ sub: 'carl' })}\n`);
    await introspect(undefined, [undefined]);
    assert.equal(test.sent.length, 0);
    await introspect(undefined, ['Orders']);
    assert.equal(test.sent.length, 1);
  });

  it('takes handles of tokens and ids of sessions, and no token for an argument', async () => {
    const token = sample({ iss: issuer, sub: 'carl' });
    await introspect(test.references.keep({ compact: token, origin: undefined }));
    assert.equal(new URLSearchParams(test.bodies[0]).get('token'), token);
    await introspect(token);
    assert.deepEqual(test.dialog().seen, [useMessages.sessionGone]);
    assert.equal(test.sent.length, 1);
  });

  it('says where the issuer has no endpoint for it', async () => {
    const bare = createUseTest({ introspectionEndpoint: undefined });
    bare.sessions.all.push(anna);
    await bare.run(commandIds.introspect);
    assert.ok(bare.dialog().seen.includes(askMessages.noIntrospection));
    assert.deepEqual([bare.questions.length, bare.sent.length], [0, 0]);
    bare.dispose();
  });
});

describe('user information', () => {
  let test: UseTest;
  const show = (): Promise<unknown> => test.run(commandIds.showUserInfo);

  beforeEach(() => {
    test = createUseTest();
    test.sessions.all.push(anna);
    test.answer = () => json({ sub: 'anna', email: 'anna@example.com' });
  });
  afterEach(() => {
    assertNoToken(test);
    test.dispose();
  });

  it('is fetched with the access token, and shown', async () => {
    await show();
    assert.equal(test.sent[0]?.url, `${issuer}/userinfo`);
    assert.equal(test.sent[0].headers.get('authorization'), `Bearer ${accessToken}`);
    assert.equal(test.reports[0]?.[0], 'User Information - Orders');
    assert.match(test.reports[0][1], /anna@example\.com/u);
    assert.doesNotMatch(test.reports[0][1], /userinfo-sub-mismatch/u);
  });

  it('of another subject is not shown beside an ID token, and marked without one', async () => {
    test.answer = () => json({ sub: 'bert' });
    await show();
    assert.match(test.reports[0]?.[1] ?? '', /`userinfo-sub-mismatch`/u);
    test.sessions.all.splice(0, Infinity, session('anna', {}, { idToken: sample({ iss: issuer, sub: 'anna' }) }));
    await show();
    assert.equal(test.reports.length, 1);
    assert.ok(test.dialog().seen.includes(askMessages.otherSubject));
  });

  it('needs a scope, which is said when it is missing', async () => {
    test.answer = () => json({ error: 'insufficient_scope' }, 403);
    await show();
    assert.ok(test.dialog().seen.includes(askMessages.noOpenid));
  });
});

describe('exchanging a token', () => {
  let test: UseTest;
  const exchange = (answers: readonly (string | undefined)[]): Promise<unknown> =>
    test.run(commandIds.exchangeToken, { answers });
  const type = (name: string): string => `urn:ietf:params:oauth:token-type:${name}`;
  const issued = { token_type: 'Bearer', expires_in: 300, issued_token_type: type('access_token') };

  beforeEach(() => {
    test = createUseTest();
    test.sessions.all.push(anna);
    test.answer = () => json({ ...issued, access_token: sample({ iss: issuer, sub: 'anna', act: { sub: 'app' } }) });
  });
  afterEach(() => {
    assertNoToken(test);
    test.dispose();
  });

  it('warns that the subject token is sent, and keeps the result as a session of its own (RFC 8693)', async () => {
    await exchange(['An audience', ' billing ', 'invoices:read', 'Access token']);
    assert.match(
      test.questions[0]?.message ?? '',
      /^Send the access token of anna@example\.com .* to id\.example, to be exchanged\?$/u,
    );
    assert.match(test.questions[0]?.detail ?? '', /gives another one for billing/u);
    const body = new URLSearchParams(test.bodies[0]);
    assert.deepEqual(
      [
        'grant_type',
        'subject_token',
        'subject_token_type',
        'requested_token_type',
        'audience',
        'scope',
        'resource',
      ].map((name) => body.get(name)),
      [
        'urn:ietf:params:oauth:grant-type:token-exchange',
        accessToken,
        type('access_token'),
        type('access_token'),
        'billing',
        'invoices:read',
        null,
      ],
    );
    const [kept] = test.sessions.added;
    assert.equal(kept?.way, 'token-exchange');
    assert.equal(kept.requestedAudience, 'billing');
    assert.deepEqual(kept.requestedScopes, ['invoices:read']);
    assert.equal(kept.account.id, 'anna');
    assert.match(test.dialog().seen.join(), /exchanged for one for billing\. Its “act” claim says who acts/u);
  });

  it('asks for a resource, which is a URL without a fragment (RFC 8707 section 2)', async () => {
    await assert.rejects(exchange(['A resource', 'orders']), /is refused/u);
    await assert.rejects(exchange(['A resource', `${api}#x`]), /is refused/u);
    await exchange(['A resource', api, '', 'JWT']);
    const body = new URLSearchParams(test.bodies[0]);
    assert.deepEqual(
      [body.get('resource'), body.get('requested_token_type'), body.get('scope')],
      [api, type('jwt'), null],
    );
    assert.deepEqual(test.sessions.added[0]?.resources, [api]);
  });

  it('says when what came is no access token, and whose it is', async () => {
    test.answer = () =>
      json({
        ...issued,
        token_type: 'N_A',
        issued_token_type: type('id_token'),
        access_token: sample({ sub: 'anna' }),
      });
    await exchange(['Other scopes', 'openid', 'ID token']);
    const said = test.dialog().seen.join();
    assert.ok(said.includes(askMessages.notAccess) && said.includes(askMessages.impersonation));
  });

  it('sends nothing when a person does not agree or goes away', async () => {
    test.agrees = false;
    await exchange(['Other scopes', 'a', 'Access token']);
    await exchange([undefined]);
    await exchange(['An audience', undefined]);
    await exchange(['An audience', 'billing', undefined]);
    await exchange(['An audience', 'billing', '', undefined]);
    assert.equal(test.sent.length, 0);
    assert.deepEqual(test.sessions.added, []);
  });

  it('keeps nothing when the issuer refuses', async () => {
    test.answer = () => json({ error: 'invalid_target' }, 400);
    await exchange(['An audience', 'billing', '', 'Access token']);
    assert.match(test.dialog().seen.at(-2) ?? '', /issues no token for the API asked for/u);
    assert.deepEqual(test.sessions.added, []);
  });
});
