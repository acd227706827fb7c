/** Introspection: RFC 7662 and RFC 9701, each with answers that are none, and the comparison with the token. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { describe, it } from 'mocha';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import {
  introspectionDifferences,
  introspectToken,
  type Introspection,
} from '../../../../src/core/oauth/introspection';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { keysOf } from '../validation/keySources';
import { base64url, createSigner, signingInput, token } from '../validation/tokens';
import {
  clientId,
  createWorld,
  issuer,
  json,
  nowSeconds,
  requestWith,
  said,
  text,
  unending,
  valueOf,
  type RequestChanges,
  type World,
} from './signInWorld';

const signer = createSigner('RS256');
const handed = 'mF_9.B5f-4.1JqM';

/** RFC 7662 section 2.2, figure 4. */
const active = {
  active: true,
  client_id: 'l238j323ds-23ij4',
  username: 'jdoe',
  scope: 'read write dolphin',
  sub: 'Z5O3upPC88QrAjx00dis',
  aud: 'https://protected.example.net/resource',
  iss: 'https://server.example.com/',
  exp: 1419356238,
  iat: 1419350238,
  extension_field: 'twenty-seven',
};

function introspect(
  world: World,
  changes: RequestChanges = {},
  keys: ReturnType<typeof keysOf> | undefined = keysOf([signer.jwk]),
): Promise<OAuthOutcome<Introspection>> {
  return introspectToken(requestWith(changes), handed, 'access_token', { ...world.deps, keys }, unending);
}

describe('introspectToken', () => {
  it('asks and understands as in RFC 7662 sections 2.1 and 2.2', async () => {
    const world = createWorld(json(active));
    const authentication = { method: 'client_secret_basic', secret: 's6BhdRkqt3' } as const;
    const found = valueOf(await introspect(world, { authentication, profile: { clientId: 's6BhdRkqt3' } }));
    assert.deepEqual(found, { active: true, members: active, signed: false });
    const [seen] = world.requests;
    assert.equal(seen?.method, 'POST');
    assert.equal(seen.url, `${issuer}/introspect`);
    assert.equal(seen.body, 'token=mF_9.B5f-4.1JqM&token_type_hint=access_token');
    assert.match(seen.headers.get('authorization') ?? '', /^Basic /);
    // RFC 9701 section 4, with JSON for those who do not know it.
    assert.match(seen.headers.get('accept') ?? '', /^application\/token-introspection\+jwt, application\/json/);
  });

  it('takes "not active" for an answer', async () => {
    const found = valueOf(await introspect(createWorld(json({ active: false }))));
    assert.deepEqual(found, { active: false, members: { active: false }, signed: false });
  });

  it('leaves the hint out where there is none', async () => {
    const world = createWorld(json(active));
    valueOf(await introspectToken(requestWith(), handed, undefined, world.deps, unending));
    assert.ok(!world.requests[0]?.form.has('token_type_hint'));
  });

  it('shows neither the token nor what is said of the person', async () => {
    const world = createWorld(json({ ...active, email: 'jdoe@example.com' }));
    valueOf(await introspect(world));
    for (const secret of [handed, 'jdoe', 'Z5O3upPC88QrAjx00dis', 'twenty-seven']) {
      assert.ok(!world.account().includes(secret), secret);
    }
  });

  const noAnswers: readonly (readonly [what: string, body: unknown])[] = [
    ['no "active"', { sub: 'x' }],
    ['"active" as text', { active: 'true' }],
    ['"active" as a number', { active: 1 }],
    ['a list', [active]],
    ['null', null],
    ['the text true', true],
  ];
  for (const [what, body] of noAnswers) {
    it(`refuses ${what}`, async () => {
      assert.equal(said(await introspect(createWorld(json(body)))), 'oauth-unexpected-answer');
    });
  }

  it('refuses a member that stands twice', async () => {
    const answer = text('{"active":false,"active":true}', 'application/json');
    assert.equal(said(await introspect(createWorld(answer))), 'oauth-unexpected-answer');
  });

  it('says why it was refused', async () => {
    assert.equal(
      said(await introspect(createWorld(json({ error: 'invalid_client' }, 401)))),
      'oauth-invalid-client invalid_client',
    );
    const none = { server: { introspectionEndpoint: undefined } };
    assert.equal(said(await introspect(createWorld(), none)), 'oauth-no-endpoint');
    const insecure = { server: { introspectionEndpoint: 'http://id.example/introspect' } };
    assert.equal(said(await introspect(createWorld(), insecure)), 'oauth-endpoint-insecure');
    const { deps } = createWorld();
    assert.equal(said(await introspectToken(requestWith(), '', undefined, deps, unending)), 'oauth-nothing-to-present');
  });
});

/** RFC 9701 section 5. */
function answer(changes: object = {}, header: object = {}, by = signer): string {
  const claims = { iss: issuer, aud: clientId, iat: nowSeconds, token_introspection: active, ...changes };
  return token(by, claims, { typ: 'token-introspection+jwt', ...header });
}

const jwtType = 'application/token-introspection+jwt';

function signedBy(compact: string, contentType = jwtType): World {
  return createWorld(text(compact, contentType));
}

describe('introspectToken with a signed answer (RFC 9701)', () => {
  it('reads what is in it', async () => {
    const found = valueOf(await introspect(signedBy(answer())));
    assert.deepEqual(found, { active: true, members: active, signed: true });
    const plain = valueOf(await introspect(signedBy(`${answer()}\n`, `${jwtType}; charset=utf-8`)));
    assert.equal(plain.signed, true);
    const inactive = answer({ token_introspection: { active: false } });
    assert.equal(valueOf(await introspect(signedBy(inactive))).active, false);
  });

  it('takes it for the API in whose name it is asked', async () => {
    const aud = 'https://protected.example.net/resource';
    const world = (): World => signedBy(answer({ aud }));
    assert.equal(said(await introspect(world(), { profile: { audiences: [aud] } })), 'done');
    assert.equal(said(await introspect(world(), { profile: { resources: [aud] } })), 'done');
    assert.equal(said(await introspect(world())), 'oauth-unexpected-answer aud-mismatch');
  });

  it('takes it without keys, over TLS, and with an algorithm that is not for ID tokens', async () => {
    assert.equal(said(await introspect(signedBy(answer()), {}, undefined)), 'done');
    const other = createSigner('ES384');
    const keys = keysOf([other.jwk]);
    const narrow = { profile: { algorithms: ['RS256'] } };
    assert.equal(said(await introspect(signedBy(answer({}, {}, other)), narrow, keys)), 'done');
  });

  const bad: readonly (readonly [what: string, compact: string, reason: string])[] = [
    ['an access token in its place', answer({}, { typ: 'at+jwt' }), 'typ-mismatch'],
    ['any JWT', answer({}, { typ: undefined }), 'typ-mismatch'],
    ["another issuer's", answer({ iss: 'https://evil.example' }), 'iss-mismatch'],
    ['nobody to have issued it', answer({ iss: undefined }), 'iss-missing'],
    ["another client's", answer({ aud: 'client-2' }), 'aud-mismatch'],
    ['nobody to receive it', answer({ aud: undefined }), 'aud-missing'],
    ['another key', answer({}, {}, createSigner('RS256')), 'signature-invalid'],
    ['no signature', `${signingInput({ alg: 'none', typ: 'token-introspection+jwt' }, { iss: issuer })}.`, 'alg-none'],
    ['no JWT', 'active', 'malformed'],
  ];
  for (const [what, compact, reason] of bad) {
    it(`refuses ${what}`, async () => {
      assert.equal(said(await introspect(signedBy(compact))), `oauth-unexpected-answer ${reason}`);
    });
  }

  it('refuses one that says nothing of the token', async () => {
    for (const token_introspection of [undefined, true, { sub: 'x' }, [active]]) {
      assert.equal(said(await introspect(signedBy(answer({ token_introspection })))), 'oauth-unexpected-answer');
    }
  });

  it('takes an HMAC as TLS lets it', async () => {
    const input = signingInput(
      { alg: 'HS256', typ: 'token-introspection+jwt' },
      { iss: issuer, aud: clientId, iat: nowSeconds, token_introspection: { active: true } },
    );
    const compact = `${input}.${base64url(createHmac('sha256', 'x'.repeat(32)).update(input).digest())}`;
    assert.equal(said(await introspect(signedBy(compact))), 'done');
  });
});

describe('introspectionDifferences', () => {
  function states(claims: JsonObject, members: JsonObject): Record<string, string> {
    const rows = introspectionDifferences(
      { active: true, members: { active: true, ...members }, signed: false },
      claims,
    );
    return Object.fromEntries(rows.map(({ name, state }) => [name, state]));
  }

  it('compares what both have, and says who else has what', () => {
    const claims = { iss: 'a', sub: 's', exp: 1, nbf: 2, iat: 3, roles: ['x'] };
    assert.deepEqual(states(claims, { iss: 'a', sub: 't', exp: 2, iat: 3, username: 'jdoe' }), {
      iss: 'equal',
      sub: 'different',
      exp: 'different',
      nbf: 'only-in-token',
      iat: 'equal',
      roles: 'only-in-token',
      username: 'only-in-answer',
    });
  });

  it('takes audiences and scopes as sets', () => {
    assert.deepEqual(states({ aud: 'a', scope: 'read write' }, { aud: ['a'], scope: 'write read' }), {
      aud: 'equal',
      scope: 'equal',
    });
    assert.deepEqual(states({ aud: ['a', 'b'], scope: 'read' }, { aud: ['b', 'a'], scope: 'read write' }), {
      aud: 'equal',
      scope: 'different',
    });
  });

  it('compares confirmations member by member', () => {
    const cnf = { jkt: '0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I' };
    assert.deepEqual(states({ cnf }, { cnf: { ...cnf } }), { cnf: 'equal' });
    assert.deepEqual(states({ cnf: { a: 1, b: 2 } }, { cnf: { b: 2, a: 1 } }), { cnf: 'equal' });
    assert.deepEqual(states({ cnf }, { cnf: { jkt: 'x' } }), { cnf: 'different' });
  });

  it("knows the providers' names for scope and client", () => {
    const found = states({ scp: ['read', 'write'], cid: 'c' }, { scope: 'read write', client_id: 'c' });
    assert.equal(found['scope'], 'equal');
    assert.equal(found['client_id'], 'equal');
    assert.equal(states({ azp: 'c' }, { client_id: 'd' })['client_id'], 'different');
  });

  it('gives both values, and puts first what decides', () => {
    const rows = introspectionDifferences(
      { active: true, members: { active: true, zz: 1, exp: 5 }, signed: false },
      { exp: 6, aa: 1 },
    );
    assert.deepEqual(rows, [
      { name: 'exp', token: 6, answer: 5, state: 'different' },
      { name: 'aa', token: 1, answer: undefined, state: 'only-in-token' },
      { name: 'zz', token: undefined, answer: 1, state: 'only-in-answer' },
    ]);
  });

  it('is not led astray by names of every object', () => {
    const found = states({}, { constructor: 'x', toString: 'y' });
    assert.deepEqual(found, { constructor: 'only-in-answer', toString: 'only-in-answer' });
  });

  it('ends, however many members there are', () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`name${index}`, index]));
    assert.ok(Object.keys(states({ exp: 1 }, many)).length <= 200);
  });
});
