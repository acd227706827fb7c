/** The device flow of RFC 8628, requirement by requirement, with a clock that moves only while somebody waits. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  deviceAuthorizationText,
  pollForTokens,
  readDeviceAuthorization,
  requestDeviceAuthorization,
  type DeviceAuthorization,
  type PollProgress,
} from '../../../../src/core/oauth/deviceFlow';
import type { OAuthOutcome } from '../../../../src/core/oauth/failure';
import type { TokenSet } from '../../../../src/core/oauth/tokenSet';
import { compactJws } from '../../../support/tokenFactory';
import {
  doneOf,
  failureOf,
  formOf,
  granted,
  json,
  never,
  oauthError,
  pending,
  requestOf,
  slowDown,
  start,
  tokenWorld,
  type Scripted,
  type TokenWorld,
} from './tokenWorld';

/** The example of RFC 8628 section 3.2. */
const example = {
  device_code: 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS',
  user_code: 'WDJB-MJHT',
  verification_uri: 'https://example.com/device',
  verification_uri_complete: 'https://example.com/device?user_code=WDJB-MJHT',
  expires_in: 1800,
  interval: 5,
};

const authorization: DeviceAuthorization = {
  deviceCode: example.device_code,
  userCode: example.user_code,
  verificationUri: example.verification_uri,
  verificationUriComplete: example.verification_uri_complete,
  intervalSeconds: 5,
  expiresAt: new Date(start.getTime() + 1_800_000),
  lifetimeSeconds: 1800,
};

function ask(answer: unknown): Promise<OAuthOutcome<DeviceAuthorization>> {
  return requestDeviceAuthorization(requestOf(), tokenWorld(json(200, answer)).deps, never);
}

function poll(world: TokenWorld, changes: Partial<DeviceAuthorization> = {}): Promise<OAuthOutcome<TokenSet>> {
  return pollForTokens(requestOf(), { ...authorization, ...changes }, world.deps, never);
}

/** When each poll was sent, in seconds. */
function times({ seen }: TokenWorld): readonly number[] {
  return seen.map(({ at }) => at);
}

describe('asking for a device code', () => {
  it('is the request of RFC 8628 section 3.1', async () => {
    const world = tokenWorld(json(200, example));
    const request = requestOf({ setting: { clientId: '1406020730', scopes: ['example_scope'] } });
    assert.deepEqual(doneOf(await requestDeviceAuthorization(request, world.deps, never)), authorization);
    const [seen] = world.seen;
    assert.equal(seen?.request.method, 'POST');
    assert.equal(seen.request.url, 'https://server.example.com/device_authorization');
    assert.equal(seen.request.headers.get('content-type'), 'application/x-www-form-urlencoded');
    assert.deepEqual(formOf(seen), [
      ['scope', 'example_scope'],
      ['client_id', '1406020730'],
    ]);
  });

  it('names every resource and the audience', async () => {
    const world = tokenWorld(json(200, example));
    const setting = {
      resources: ['https://one.example', 'https://two.example'],
      requestedAudience: 'api',
      scopes: [],
    };
    await requestDeviceAuthorization(requestOf({ setting }), world.deps, never);
    assert.deepEqual(world.seen.flatMap(formOf), [
      ['resource', 'https://one.example'],
      ['resource', 'https://two.example'],
      ['audience', 'api'],
      ['client_id', 's6BhdRkqt3'],
    ]);
  });

  it('authenticates a client that has a secret', async () => {
    const world = tokenWorld(json(200, example));
    const authentication = { method: 'client_secret_basic', secret: 'gX1fBat3bV' } as const;
    await requestDeviceAuthorization(requestOf({ authentication }), world.deps, never);
    const [seen] = world.seen;
    // RFC 6749 section 2.3.1.
    assert.equal(seen?.request.headers.get('authorization'), 'Basic czZCaGRSa3F0MzpnWDFmQmF0M2JW');
    assert.deepEqual(formOf(seen), [['scope', 'read write']]);
  });

  const intervals: readonly (readonly [unknown, number])[] = [
    [undefined, 5],
    [null, 5],
    [0, 5],
    [-3, 5],
    ['', 5],
    ['soon', 5],
    [{}, 5],
    ['7', 7],
    [7.9, 7],
    [60, 60],
  ];
  for (const [interval, expected] of intervals) {
    it(`waits ${expected} s where the interval is ${interval === undefined ? 'absent' : JSON.stringify(interval)}`, async () => {
      assert.equal(doneOf(await ask({ ...example, interval })).intervalSeconds, expected);
    });
  }

  const lifetimes: readonly (readonly [unknown, number])[] = [
    ['900', 900],
    [899.9, 899],
    [1e9, 86_400],
  ];
  for (const [lifetime, expected] of lifetimes) {
    it(`lets a code live ${expected} s where expires_in is ${JSON.stringify(lifetime)}`, async () => {
      const found = doneOf(await ask({ ...example, expires_in: lifetime }));
      assert.equal(found.lifetimeSeconds, expected);
      assert.equal(found.expiresAt.getTime(), start.getTime() + expected * 1000);
    });
  }

  const taken: readonly (readonly [string, object])[] = [
    ['no verification_uri_complete', { verification_uri_complete: undefined }],
    ['an empty one', { verification_uri_complete: '' }],
    ['one that is no address for a browser', { verification_uri_complete: 'command:evil' }],
  ];
  for (const [name, change] of taken) {
    it(`does without: ${name}`, async () => {
      assert.equal(doneOf(await ask({ ...example, ...change })).verificationUriComplete, undefined);
    });
  }

  for (const uri of [
    'http://localhost:8080/device',
    'http://127.0.0.1/device',
    'http://[::1]/device',
    'https://x.example/#/d?a=b',
  ]) {
    it(`takes ${uri}`, async () => {
      assert.equal(doneOf(await ask({ ...example, verification_uri: uri })).verificationUri, uri);
    });
  }

  const refused: readonly (readonly [string, unknown])[] = [
    ['no object', []],
    ['no device code', { ...example, device_code: undefined }],
    ['an empty device code', { ...example, device_code: '' }],
    ['a device code that is a number', { ...example, device_code: 1 }],
    ['a device code with a line break', { ...example, device_code: 'a\nb' }],
    ['no user code', { ...example, user_code: undefined }],
    ['an empty user code', { ...example, user_code: '  ' }],
    ['a user code that is a number', { ...example, user_code: 12345678 }],
    ['a user code that turns the direction of writing', { ...example, user_code: 'ABCD\u202EEFGH' }],
    ['a user code with a zero-width space', { ...example, user_code: 'ABCD\u200BEFGH' }],
    ['a user code as long as a page', { ...example, user_code: 'A'.repeat(65) }],
    ['no expires_in', { ...example, expires_in: undefined }],
    ['a code that is over already', { ...example, expires_in: 0 }],
    ['a negative life', { ...example, expires_in: -1 }],
    ['a life that is no number', { ...example, expires_in: 'long' }],
    ['no verification_uri', { ...example, verification_uri: undefined }],
    ...[
      'command:workbench.action.terminal.new',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'vscode://claimcheck.claimcheck/x',
      'http://example.com/device',
      'https://user@example.com/device',
      'https://example.com:x@evil.example/device',
      'https://example.com/ device',
      'https://exam\u200Bple.com/device',
      'https://',
      '//example.com/device',
      'data:text/html,x',
      `https://example.com/${'a'.repeat(2048)}`,
    ].map((uri) => [`a verification_uri like ${uri.slice(0, 60)}`, { ...example, verification_uri: uri }] as const),
  ];
  for (const [name, answer] of refused) {
    it(`refuses ${name}`, async () => {
      assert.equal(failureOf(await ask(answer)).code, 'oauth-unexpected-answer');
    });
  }

  it('says so where the server has no such endpoint, or one that is not secure', async () => {
    const world = tokenWorld(json(200, example));
    const without = requestOf({ setting: { deviceAuthorizationEndpoint: undefined } });
    assert.equal(failureOf(await requestDeviceAuthorization(without, world.deps, never)).code, 'oauth-no-endpoint');
    const plain = requestOf({ setting: { deviceAuthorizationEndpoint: 'http://example.com/d' } });
    assert.equal(failureOf(await requestDeviceAuthorization(plain, world.deps, never)).code, 'oauth-endpoint-insecure');
    assert.deepEqual(world.seen, []);
  });

  it('never throws, whatever JSON comes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json(), async (text) => {
        const world = tokenWorld(new Response(text, { headers: { 'content-type': 'application/json' } }));
        const outcome = await requestDeviceAuthorization(requestOf(), world.deps, never);
        assert.equal(outcome.status, 'failed');
      }),
      { numRuns: 40 },
    );
  });
});

describe('polling for tokens', () => {
  it('is the request of RFC 8628 section 3.4', async () => {
    const world = tokenWorld(granted);
    const request = requestOf({ setting: { clientId: '1406020730' } });
    await pollForTokens(request, authorization, world.deps, never);
    assert.deepEqual(world.seen.flatMap(formOf), [
      ['grant_type', 'urn:ietf:params:oauth:grant-type:device_code'],
      ['device_code', 'GmRhmhcxhwAzkoEqiMEg_DnyEysNkuNhszIySk9eS'],
      ['client_id', '1406020730'],
    ]);
  });

  it('waits before the first poll, and as long after each pending', async () => {
    const world = tokenWorld(pending, pending, pending, granted);
    const tokens = doneOf(await poll(world));
    assert.deepEqual(times(world), [5, 10, 15, 20]);
    assert.equal(tokens.accessToken, 'the-access-token');
    assert.deepEqual(tokens.scopes, ['read', 'write']);
    assert.equal(tokens.refreshToken, undefined);
    assert.equal(tokens.idToken, undefined);
  });

  it('counts an interval from when the answer came', async () => {
    const slow: Scripted = () => {
      world.sleep(3);
      return pending;
    };
    const world = tokenWorld(slow, granted);
    await poll(world);
    assert.deepEqual(times(world), [5, 13]);
  });

  it('slows down for good', async () => {
    const world = tokenWorld(pending, slowDown, slowDown, pending, pending, granted);
    const seen: PollProgress[] = [];
    await pollForTokens(requestOf(), authorization, world.deps, never, (progress) => seen.push(progress));
    // 5, 5, then 10, then 15 for each of the rest.
    assert.deepEqual(times(world), [5, 10, 20, 35, 50, 65]);
    assert.deepEqual(
      seen.map(({ state, intervalSeconds }) => `${state} ${intervalSeconds}`),
      ['waiting 5', 'waiting 5', 'slowed-down 10', 'slowed-down 15', 'waiting 15', 'waiting 15'],
    );
  });

  it('takes no smaller interval from a slow_down', async () => {
    const world = tokenWorld(oauthError('slow_down', { interval: 1 }), granted);
    await poll(world);
    assert.deepEqual(times(world), [5, 15]);
  });

  const terminal: readonly (readonly [string, string])[] = [
    ['access_denied', 'oauth-access-denied'],
    ['expired_token', 'oauth-device-code-expired'],
    ['invalid_client', 'oauth-invalid-client'],
    ['invalid_grant', 'oauth-invalid-grant'],
    ['unauthorized_client', 'oauth-unauthorized-client'],
    ['unsupported_grant_type', 'oauth-unsupported-grant'],
    ['invalid_scope', 'oauth-invalid-scope'],
    ['invalid_request', 'oauth-invalid-request'],
    ['temporarily_unavailable', 'oauth-refused'],
    ['something_else', 'oauth-refused'],
  ];
  for (const [error, code] of terminal) {
    it(`stops at once at ${error}`, async () => {
      const world = tokenWorld(pending, oauthError(error, { error_description: 'why' }));
      const failure = failureOf(await poll(world));
      assert.equal(failure.code, code);
      assert.equal(failure.error, error);
      assert.equal(failure.description, 'why');
      assert.deepEqual(times(world), [5, 10]);
    });
  }

  const noAnswer: readonly (readonly [string, Scripted])[] = [
    ['a page in HTML', new Response('<p>no</p>', { status: 404 })],
    ['JSON that is no object', json(200, [])],
    ['tokens without a token', json(200, { token_type: 'Bearer' })],
    ['a member twice', new Response('{"access_token":"a","access_token":"b","token_type":"Bearer"}')],
    ['an error twice', new Response('{"error":"authorization_pending","error":"slow_down"}', { status: 400 })],
  ];
  for (const [name, answer] of noAnswer) {
    it(`stops at ${name}`, async () => {
      const world = tokenWorld(answer, granted);
      assert.equal(failureOf(await poll(world)).code, 'oauth-unexpected-answer');
      assert.equal(world.seen.length, 1);
    });
  }

  const decisions = [
    'http-insecure',
    'http-network-off',
    'http-host-not-configured',
    'http-private-address',
    'http-redirect',
    'http-too-large',
  ] as const;
  for (const code of decisions) {
    it(`stops where waiting cannot help: ${code}`, async () => {
      const world = tokenWorld(code, granted);
      const failure = failureOf(await poll(world));
      assert.equal(failure.code, 'oauth-unreachable');
      assert.equal(failure.http, code);
      assert.equal(world.seen.length, 1);
    });
  }

  const passing: readonly (readonly [string, Scripted])[] = [
    ...(['http-timeout', 'http-dns', 'http-tls', 'http-unreachable', 'http-too-many'] as const).map(
      (code) => [code, code] as const,
    ),
    ...[500, 502, 503, 504, 429, 408].map((status) => [`status ${status}`, new Response('busy', { status })] as const),
    ['an OAuth error with status 500', oauthError('invalid_client', {}, 500)],
  ];
  for (const [name, answer] of passing) {
    it(`backs off twice as long each time at ${name}`, async () => {
      const world = tokenWorld(pending, answer, answer, answer, answer, answer, pending, granted);
      const seen: PollProgress[] = [];
      await pollForTokens(requestOf(), authorization, world.deps, never, (progress) => seen.push(progress));
      // 10, 20, 40, then the limit of 60; after an answer the interval is the server's again.
      assert.deepEqual(times(world), [5, 10, 20, 40, 80, 140, 200, 205]);
      assert.deepEqual(
        seen.map(({ state }) => state),
        ['waiting', 'waiting', ...Array.from({ length: 5 }, () => 'backing-off'), 'waiting'],
      );
    });
  }

  it('keeps what slow_down added through failures, and polls less often even then', async () => {
    const slow = Array.from({ length: 7 }, () => slowDown);
    const world = tokenWorld(...slow, 'http-timeout', granted);
    await poll(world);
    const between = times(world).map((time, index) => time - (times(world)[index - 1] ?? 0));
    assert.deepEqual(between, [5, 10, 15, 20, 25, 30, 35, 40, 80]);
  });

  it('heeds Retry-After where it is longer, for one wait', async () => {
    const busy = new Response('', { status: 503, headers: { 'retry-after': '31' } });
    const patient = oauthError('authorization_pending', {}, 400);
    patient.headers.set('retry-after', '12');
    const world = tokenWorld(busy, patient, pending, granted);
    await poll(world);
    assert.deepEqual(times(world), [5, 36, 48, 53]);
  });

  it('heeds a Retry-After that is a date, and none that is neither', async () => {
    const date = new Response('', { status: 503, headers: { 'retry-after': 'Sat, 28 Nov 2026 12:00:45 GMT' } });
    const wrong = new Response('', { status: 503, headers: { 'retry-after': 'later' } });
    const world = tokenWorld(date, wrong, granted);
    await poll(world);
    assert.deepEqual(times(world), [5, 45, 65]);
  });

  it('ends when the code does, without a poll at the end of it', async () => {
    const world = tokenWorld(pending);
    const failure = failureOf(
      await poll(world, { lifetimeSeconds: 12, expiresAt: new Date(start.getTime() + 12_000) }),
    );
    assert.equal(failure.code, 'oauth-device-code-expired');
    assert.deepEqual(times(world), [5, 10]);
    assert.equal(world.seconds(), 12);
  });

  it('ends then although the server never answers', async () => {
    const world = tokenWorld('http-timeout');
    assert.equal(failureOf(await poll(world)).code, 'oauth-device-code-expired');
    assert.equal(world.seconds(), 1800);
    assert.ok(times(world).every((time) => time < 1800));
  });

  it('sends nothing for a code that is over', async () => {
    const world = tokenWorld(granted);
    assert.equal(failureOf(await poll(world, { expiresAt: start })).code, 'oauth-device-code-expired');
    assert.deepEqual(world.seen, []);
  });

  it('goes on after a reload until the code ends by the clock on the wall', async () => {
    const world = tokenWorld(pending);
    await poll(world, { expiresAt: new Date(start.getTime() + 22_000) });
    assert.deepEqual(times(world), [5, 10, 15, 20]);
  });

  it('lets no clock that was set back make a code live longer', async () => {
    const world = tokenWorld(pending);
    await poll(world, { lifetimeSeconds: 30, expiresAt: new Date(start.getTime() + 3_600_000) });
    assert.equal(world.seconds(), 30);
  });

  for (const jump of [-86_400, 86_400]) {
    it(`goes on as before where the clock on the wall jumps by ${jump} s`, async () => {
      const world = tokenWorld(pending, pending, pending, granted);
      world.onWait = (seconds) => {
        if (seconds === 7) world.setWallClock(jump);
      };
      doneOf(await poll(world));
      assert.deepEqual(times(world), [5, 10, 15, 20]);
    });
  }

  it('polls once, and not for every interval missed, after a machine slept', async () => {
    const world = tokenWorld(pending, pending, pending, granted);
    world.onWait = (seconds) => {
      if (seconds === 7) world.sleep(600);
    };
    doneOf(await poll(world));
    assert.deepEqual(times(world), [5, 607, 612, 617]);
  });

  it('sends nothing after a machine slept past the end of the code', async () => {
    const world = tokenWorld(pending);
    world.onWait = (seconds) => {
      if (seconds === 7) world.sleep(1800);
    };
    assert.equal(failureOf(await poll(world)).code, 'oauth-device-code-expired');
    assert.deepEqual(times(world), [5]);
  });

  it('sets no timer for longer than a second', async () => {
    const world = tokenWorld(pending, slowDown, granted);
    await poll(world);
    assert.ok(world.waits.every((wait) => wait > 0 && wait <= 1000));
  });

  it('never sends two polls closer together than the interval, whatever comes', async () => {
    const answers = fc.array(
      fc.constantFrom<Scripted>(pending, slowDown, 'http-timeout', new Response('', { status: 503 })),
      { minLength: 1, maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(answers, fc.integer({ min: 1, max: 40 }), async (script, intervalSeconds) => {
        const world = tokenWorld(...script, granted);
        const outcome = await poll(world, { intervalSeconds });
        const sent = times(world);
        let least = intervalSeconds;
        for (const [index, time] of sent.entries()) {
          assert.ok(time < 1800);
          assert.ok(time - (sent[index - 1] ?? 0) >= least);
          if (script[index] === slowDown) least += 5;
        }
        assert.ok(outcome.status === 'done' || outcome.failure.code === 'oauth-device-code-expired');
      }),
      { numRuns: 15 },
    );
  });

  it('ends at once, with the reason, when it is cancelled while it waits', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const world = tokenWorld(pending);
    world.onWait = (seconds) => {
      if (seconds === 7) controller.abort(reason);
    };
    await assert.rejects(pollForTokens(requestOf(), authorization, world.deps, controller.signal), reason);
    assert.equal(world.seconds(), 7);
    assert.deepEqual(times(world), [5]);
  });

  it('ends with the reason when it is cancelled while a poll is out', async () => {
    const controller = new AbortController();
    const reason = new Error('cancelled');
    const world = tokenWorld(() => {
      controller.abort(reason);
      return 'http-unreachable';
    });
    await assert.rejects(pollForTokens(requestOf(), authorization, world.deps, controller.signal), reason);
    assert.equal(world.seen.length, 1);
  });

  it('sends nothing when it was cancelled before', async () => {
    const world = tokenWorld(granted);
    const signal = AbortSignal.abort(new Error('cancelled'));
    await assert.rejects(pollForTokens(requestOf(), authorization, world.deps, signal), /cancelled/);
    assert.deepEqual(world.seen, []);
    assert.deepEqual(world.waits, []);
  });

  it('keeps the codes out of the account of the flow', async () => {
    const echo = oauthError('slow_down', {
      error_description: `${authorization.deviceCode} was polled too often`,
      device_code: authorization.deviceCode,
    });
    const world = tokenWorld(json(200, example), pending, echo, granted);
    await requestDeviceAuthorization(requestOf(), world.deps, never);
    await poll(world);
    const account = JSON.stringify(world.steps);
    for (const secret of [authorization.deviceCode, authorization.userCode, 'the-access-token']) {
      assert.ok(!account.includes(secret), secret);
    }
    const notes = world.steps.flatMap((step) => (step.kind === 'note' ? [`${step.note} ${step.seconds ?? ''}`] : []));
    assert.deepEqual(notes, ['waiting 5', 'slowed-down 10']);
  });
});

describe('tokens of a device flow', () => {
  function idToken(claims: Readonly<Record<string, unknown>>): string {
    const now = start.getTime() / 1000;
    return compactJws(
      { alg: 'RS256', kid: 'a' },
      { iss: 'https://server.example.com', aud: 's6BhdRkqt3', sub: 'person', iat: now, exp: now + 300, ...claims },
      new Uint8Array(256),
    );
  }

  function answerWith(token: string): Response {
    return json(200, { access_token: 'the-access-token', token_type: 'Bearer', id_token: token });
  }

  it('have an ID token that is for this client', async () => {
    const token = idToken({});
    assert.equal(doneOf(await poll(tokenWorld(answerWith(token)))).idToken, token);
  });

  for (const [name, claims] of [
    ['another client', { aud: 'another' }],
    ['another issuer', { iss: 'https://other.example.com' }],
    ['another time', { exp: start.getTime() / 1000 - 3600, iat: start.getTime() / 1000 - 7200 }],
  ] as const) {
    it(`are refused with an ID token of ${name}`, async () => {
      assert.equal(failureOf(await poll(tokenWorld(answerWith(idToken(claims))))).code, 'oauth-id-token-invalid');
    });
  }
});

describe('a device flow that goes on after a reload', () => {
  it('is written and read back', () => {
    assert.deepEqual(readDeviceAuthorization(deviceAuthorizationText(authorization)), authorization);
    const bare = { ...authorization, verificationUriComplete: undefined, intervalSeconds: 9 };
    assert.deepEqual(readDeviceAuthorization(deviceAuthorizationText(bare)), bare);
  });

  const text = deviceAuthorizationText(authorization);
  for (const [name, damaged] of [
    ['nothing', ''],
    ['half of it', text.slice(0, 60)],
    ['a list', '[]'],
    ['another version', text.replace('"version":1', '"version":2')],
    ['an address for no browser', text.replace('https://example.com/device', 'command:evil')],
    ['no time', text.replace(/"expiresAt":"[^"]+"/, '"expiresAt":"soon"')],
  ] as const) {
    it(`is not read from ${name}`, () => {
      assert.equal(readDeviceAuthorization(damaged), undefined);
    });
  }

  it('is not read from any other JSON, and nothing is thrown', () => {
    fc.assert(fc.property(fc.oneof(fc.json(), fc.string()), (other) => readDeviceAuthorization(other) === undefined));
  });
});
