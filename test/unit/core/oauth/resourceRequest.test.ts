/** A token tried at an API: RFC 6750 section 2.1, RFC 9449 sections 7.1 and 9, and what of the answer is kept. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { dpopThumbprint, generateDpopKey } from '../../../../src/core/oauth/dpop';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import { requestResource, type ResourceAnswer, type ResourceRequest } from '../../../../src/core/oauth/resourceRequest';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { checkDpopProof } from '../../../../src/core/validation/dpop';
import { createWorld, failing, json, now, said, unending, valueOf, type World } from './signInWorld';

const accessToken = 'mF_9.B5f-4.1JqM';
const url = 'https://resource.example.com/resource';

const bearer: ResourceRequest = { url, method: 'GET', accessToken, tokenType: 'Bearer', dpopKey: undefined };

function send(world: World, changes: Partial<ResourceRequest> = {}): Promise<OAuthOutcome<ResourceAnswer>> {
  return requestResource({ ...bearer, ...changes }, world.deps, unending);
}

let key: JsonObject;

function nonceRefusal(nonce: string | undefined, challenge = 'DPoP error="use_dpop_nonce", algs="ES256"'): Response {
  const headers = { 'www-authenticate': challenge, ...(nonce !== undefined && { 'dpop-nonce': nonce }) };
  return new Response('', { status: 401, headers });
}

function nonceIn(proof: string | null | undefined): unknown {
  const [, payload = ''] = (proof ?? '').split('.');
  return (JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>)['nonce'];
}

describe('requestResource', () => {
  before(async () => void (key = await generateDpopKey({ dpopAlgorithms: undefined })));

  it('sends a bearer token as in RFC 6750 section 2.1', async () => {
    const world = createWorld(json({ ok: true }));
    const answer = valueOf(await send(world));
    assert.equal(answer.status, 200);
    assert.equal(answer.bodyStart, '{"ok":true}');
    assert.equal(answer.isBodyCut, false);
    assert.equal(answer.milliseconds, 5);
    const [seen] = world.requests;
    assert.equal(seen?.headers.get('authorization'), 'Bearer mF_9.B5f-4.1JqM');
    assert.ok(!seen.headers.has('dpop'));
    assert.equal(seen.url, url);
  });

  it('sends a bound token as in RFC 9449 section 7.1', async () => {
    const world = createWorld(json({}));
    valueOf(await send(world, { tokenType: 'DPoP', dpopKey: key, url: `${url}?page=2#top`, method: 'POST' }));
    const [seen] = world.requests;
    assert.equal(seen?.method, 'POST');
    assert.equal(seen.url, `${url}?page=2`);
    assert.equal(seen.headers.get('authorization'), `DPoP ${accessToken}`);
    const proof = seen.headers.get('dpop') ?? '';
    const possession = await checkDpopProof(proof, { now, accessToken });
    assert.deepEqual(possession, { status: 'proved', algorithm: 'ES256', thumbprint: dpopThumbprint(key) });
  });

  it('sends a bearer token as one, though the session has a key', async () => {
    const world = createWorld(json({}));
    valueOf(await send(world, { dpopKey: key }));
    assert.match(world.requests[0]?.headers.get('authorization') ?? '', /^Bearer /);
    assert.ok(!world.requests[0]?.headers.has('dpop'));
  });

  it('repeats the request once with the nonce that the API wants (section 9)', async () => {
    const world = createWorld(nonceRefusal('eyJ7S_zG.eyJH0-Z.HX4w-7v'), json({ ok: true }));
    assert.equal(valueOf(await send(world, { tokenType: 'DPoP', dpopKey: key })).status, 200);
    const proofs = world.requests.map(({ headers }) => headers.get('dpop'));
    assert.deepEqual(proofs.map(nonceIn), [undefined, 'eyJ7S_zG.eyJH0-Z.HX4w-7v']);
    assert.notEqual(proofs[0], proofs[1]);
    assert.deepEqual(
      world.steps.map(({ kind }) => kind),
      ['request', 'response', 'note', 'request', 'response'],
    );
  });

  it('repeats it no second time', async () => {
    const world = createWorld(nonceRefusal('one'), nonceRefusal('two'));
    assert.equal(valueOf(await send(world, { tokenType: 'DPoP', dpopKey: key })).status, 401);
    assert.equal(world.requests.length, 2);
  });

  it('repeats nothing without a nonce, for another error, or for a bearer token', async () => {
    const bound = { tokenType: 'DPoP', dpopKey: key };
    const rows = [
      [nonceRefusal(undefined), bound],
      [nonceRefusal('one', 'DPoP error="invalid_token"'), bound],
      [nonceRefusal('one', 'Bearer error="use_dpop_nonce"'), bound],
      [nonceRefusal('one'), {}],
    ] as const;
    for (const [answer, changes] of rows) {
      const world = createWorld(answer);
      assert.equal(valueOf(await send(world, changes)).status, 401);
      assert.equal(world.requests.length, 1);
    }
  });

  it('keeps the challenge and leaves out what may let somebody in', async () => {
    const headers = new Headers({
      'www-authenticate': 'Bearer error="insufficient_scope", scope="read"',
      'content-type': 'application/json',
      'dpop-nonce': 'n-1',
      'set-cookie': 'session=1',
      'x-auth-token': 'secret-1',
      'x-csrf-token': 'secret-2',
      'x-api-key': 'secret-3',
      'authentication-info': 'secret-4',
      'x-session-id': 'secret-5',
    });
    const answer = valueOf(await send(createWorld(new Response('{}', { status: 403, headers }))));
    assert.deepEqual(answer.headers, [
      ['content-type', 'application/json'],
      ['dpop-nonce', 'n-1'],
      ['www-authenticate', 'Bearer error="insufficient_scope", scope="read"'],
    ]);
  });

  it('takes the token out of an answer that repeats it', async () => {
    const echo = new Response(`{"authorization":"Bearer ${accessToken}"}`, { headers: { 'x-echo': accessToken } });
    const answer = valueOf(await send(createWorld(echo)));
    assert.ok(!JSON.stringify(answer).includes(accessToken));
    assert.equal(answer.bodyStart, '{"authorization":"Bearer ***"}');
  });

  it('keeps the start of a long body, and says so', async () => {
    const answer = valueOf(await send(createWorld(new Response('x'.repeat(10_001)))));
    assert.equal(answer.bodyStart.length, 10_000);
    assert.equal(answer.isBodyCut, true);
    const whole = valueOf(await send(createWorld(new Response('x'.repeat(10_000)))));
    assert.equal(whole.isBodyCut, false);
  });

  it('reads a body that is no text all the same', async () => {
    const answer = valueOf(await send(createWorld(new Response(Uint8Array.of(0xff, 0xd8, 65)))));
    assert.equal(answer.bodyStart, '\ufffd\ufffdA');
    assert.equal(valueOf(await send(createWorld(new Response(null, { status: 204 })))).bodyStart, '');
  });

  it('has nothing secret in its account', async () => {
    const world = createWorld(nonceRefusal('nonce-1'), json({ secret: 'of the API' }));
    valueOf(await send(world, { tokenType: 'DPoP', dpopKey: key, url: `${url}?key=of-the-query` }));
    for (const secret of [accessToken, JSON.stringify(key['d']).slice(1, -1), 'of the API', 'of-the-query']) {
      assert.ok(!world.account().includes(secret), secret);
    }
  });

  const refused: readonly (readonly [what: string, changes: Partial<ResourceRequest>, code: string])[] = [
    ['http', { url: 'http://resource.example.com/' }, 'oauth-endpoint-insecure'],
    ['no URL', { url: 'resource' }, 'oauth-endpoint-insecure'],
    ['a file', { url: 'file:///etc/passwd' }, 'oauth-endpoint-insecure'],
    ['a URL with a password', { url: 'https://a:b@resource.example.com/' }, 'oauth-endpoint-insecure'],
    ['a method that is none', { method: 'GET\r\nX: y' }, 'oauth-invalid-request'],
    ['a method that fetch forbids', { method: 'TRACE' }, 'oauth-invalid-request'],
    ['no token', { accessToken: '' }, 'oauth-nothing-to-present'],
    ['a token with a line break', { accessToken: 'a\r\nX-Evil: b' }, 'oauth-nothing-to-present'],
    ['a bound token without its key', { tokenType: 'DPoP' }, 'oauth-client-key-unusable'],
    ['a bound token with something else', { tokenType: 'dpop', dpopKey: { kty: 'EC' } }, 'oauth-client-key-unusable'],
  ];
  for (const [what, changes, code] of refused) {
    it(`sends nothing with ${what}`, async () => {
      const world = createWorld();
      assert.equal(said(await send(world, changes)), code);
      assert.equal(world.requests.length, 0);
    });
  }

  it('says whether a request that failed may have arrived', async () => {
    for (const [http, mayHaveArrived] of [
      ['http-dns', false],
      ['http-refused', false],
      ['http-host-not-configured', false],
      ['http-timeout', true],
      ['http-unreachable', true],
      ['http-redirect', true],
    ] as const) {
      const outcome = await send(createWorld(failing(http)));
      assert.deepEqual(outcome, { status: 'failed', failure: { code: 'oauth-unreachable', http, mayHaveArrived } });
    }
  });

  it('stops when it is told to', async () => {
    const signal = AbortSignal.abort(new Error('enough'));
    await assert.rejects(requestResource(bearer, createWorld().deps, signal), /enough/);
  });
});
