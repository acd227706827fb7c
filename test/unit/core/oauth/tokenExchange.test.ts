/** Token exchange: the requests and answers of RFC 8693, and what is no answer to one. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { generateDpopKey } from '../../../../src/core/oauth/dpop';
import { exchangeToken, type TokenExchange } from '../../../../src/core/oauth/tokenExchange';
import { clientId, createWorld, failing, json, requestWith, said, unending, valueOf, type World } from './signInWorld';

const types = 'urn:ietf:params:oauth:token-type';

/** The token of RFC 8693 section 2.3, figure 1. */
const subjectToken = 'accVkjcJyb4BWCxGsndESCJQbdFMogUC5PbRDqceLTC';

const figure1: TokenExchange = {
  subjectToken,
  subjectTokenType: `${types}:access_token`,
  resources: ['https://backend.example.com/api'],
};

/** Figure 2, with a token that is none in the eyes of scanners. */
const figure2 = {
  access_token: 'the-token-for-the-backend',
  issued_token_type: `${types}:access_token`,
  token_type: 'Bearer',
  expires_in: 60,
};

const exchange = (world: World, what: TokenExchange = figure1, request = requestWith()) =>
  exchangeToken(request, what, world.deps, unending);

describe('exchangeToken', () => {
  it('asks and understands as in RFC 8693 section 2.3', async () => {
    const world = createWorld(json(figure2));
    const authentication = { method: 'client_secret_basic', secret: 'VerySecret' } as const;
    const tokens = valueOf(
      await exchange(world, figure1, requestWith({ authentication, profile: { clientId: 'rs08' } })),
    );
    assert.equal(tokens.accessToken, 'the-token-for-the-backend');
    assert.equal(tokens.issuedTokenType, `${types}:access_token`);
    assert.equal(tokens.tokenType, 'Bearer');
    assert.equal(tokens.expiresAt?.getTime(), tokens.obtainedAt.getTime() + 60_000);
    const [seen] = world.requests;
    assert.equal(seen?.headers.get('authorization'), `Basic ${Buffer.from('rs08:VerySecret').toString('base64')}`);
    assert.equal(
      seen.body,
      'grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange' +
        `&subject_token=${subjectToken}` +
        '&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token' +
        '&resource=https%3A%2F%2Fbackend.example.com%2Fapi',
    );
  });

  it('sends every parameter of section 2.1 (delegation as in appendix A.2)', async () => {
    const world = createWorld(json({ ...figure2, issued_token_type: `${types}:jwt`, token_type: 'N_A' }));
    const tokens = valueOf(
      await exchange(world, {
        subjectToken: 'subject-1',
        subjectTokenType: `${types}:jwt`,
        actorToken: 'actor-1',
        actorTokenType: `${types}:jwt`,
        requestedTokenType: `${types}:jwt`,
        resources: ['https://a.example', 'https://b.example'],
        audience: 'urn:example:cooperation-context',
        scopes: ['read', 'write'],
      }),
    );
    // Section 2.2.1: what is no access token has the type N_A.
    assert.equal(tokens.tokenType, 'N_A');
    assert.equal(tokens.issuedTokenType, `${types}:jwt`);
    assert.deepEqual(tokens.scopes, ['read', 'write']);
    assert.deepEqual(
      [...(world.requests[0]?.form ?? [])],
      [
        ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
        ['subject_token', 'subject-1'],
        ['subject_token_type', `${types}:jwt`],
        ['actor_token', 'actor-1'],
        ['actor_token_type', `${types}:jwt`],
        ['requested_token_type', `${types}:jwt`],
        ['resource', 'https://a.example'],
        ['resource', 'https://b.example'],
        ['audience', 'urn:example:cooperation-context'],
        ['scope', 'read write'],
        ['client_id', clientId],
      ],
    );
  });

  it('does not send the type of an actor that is not there', async () => {
    const world = createWorld(json(figure2));
    valueOf(await exchange(world, { ...figure1, actorToken: '', actorTokenType: `${types}:jwt` }));
    assert.ok(!world.requests[0]?.form.has('actor_token_type'));
  });

  it('shows neither token in its account', async () => {
    const world = createWorld(json({ ...figure2, refresh_token: 'refresh-token-1' }));
    valueOf(await exchange(world, { ...figure1, actorToken: 'actor-token-1', actorTokenType: `${types}:jwt` }));
    for (const secret of [subjectToken, 'actor-token-1', figure2.access_token, 'refresh-token-1']) {
      assert.ok(!world.account().includes(secret), secret);
    }
  });

  const unready: readonly (readonly [what: string, exchange: TokenExchange])[] = [
    ['no subject token', { ...figure1, subjectToken: '' }],
    ['a subject token of no type', { ...figure1, subjectTokenType: '' }],
    ['an actor token of no type', { ...figure1, actorToken: 'actor-1' }],
  ];
  for (const [what, incomplete] of unready) {
    it(`sends nothing with ${what}`, async () => {
      const world = createWorld();
      assert.equal(said(await exchange(world, incomplete)), 'oauth-nothing-to-present');
      assert.equal(world.requests.length, 0);
    });
  }

  it('refuses an answer that does not say what was issued (section 2.2.1)', async () => {
    const without = { ...figure2, issued_token_type: undefined };
    assert.equal(said(await exchange(createWorld(json(without)))), 'oauth-unexpected-answer');
  });

  it('refuses an answer without a token', async () => {
    const without = { ...figure2, access_token: undefined };
    assert.equal(said(await exchange(createWorld(json(without)))), 'oauth-unexpected-answer');
  });

  it('says why it was refused', async () => {
    const rows = [
      ['invalid_target', 'oauth-invalid-target'],
      ['invalid_request', 'oauth-invalid-request'],
      ['unsupported_grant_type', 'oauth-unsupported-grant'],
    ] as const;
    for (const [error, code] of rows) {
      assert.equal(said(await exchange(createWorld(json({ error }, 400)))), `${code} ${error}`);
    }
    assert.equal(said(await exchange(createWorld(failing('http-dns')))), 'oauth-unreachable');
    const nowhere = requestWith({ server: { tokenEndpoint: undefined } });
    assert.equal(said(await exchange(createWorld(), figure1, nowhere)), 'oauth-no-endpoint');
  });

  it('takes no bearer token where a bound one was asked for', async () => {
    const request = requestWith({ dpopKey: await generateDpopKey({ dpopAlgorithms: undefined }) });
    assert.equal(said(await exchange(createWorld(json(figure2)), figure1, request)), 'oauth-dpop-downgraded');
    const bound = json({ ...figure2, token_type: 'DPoP' });
    assert.equal(valueOf(await exchange(createWorld(bound), figure1, request)).tokenType, 'DPoP');
    // What is no access token cannot be bound.
    const other = json({ ...figure2, token_type: 'N_A', issued_token_type: `${types}:id_token` });
    assert.equal(valueOf(await exchange(createWorld(other), figure1, request)).tokenType, 'N_A');
  });
});
