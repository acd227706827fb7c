/** Reading refusals: the examples of the RFCs, what servers and tools write, and what only looks like one. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parameterOf, readRefusal } from '../../../../src/core/validation/challenge';
import { assertProportional } from '../../../support/proportion';

type Read = readonly (readonly [scheme: string, parameters: Readonly<Record<string, string>>, token68?: string])[];

const cases: readonly (readonly [what: string, text: string, expected: Read])[] = [
  ['RFC 6750 section 3, no token', 'WWW-Authenticate: Bearer realm="example"', [['Bearer', { realm: 'example' }]]],
  [
    'RFC 6750 section 3, over three lines',
    'HTTP/1.1 401 Unauthorized\r\nWWW-Authenticate: Bearer realm="example",\r\n                  error="invalid_token",\r\n                  error_description="The access token expired"\r\nContent-Length: 0\r\n\r\n',
    [['Bearer', { realm: 'example', error: 'invalid_token', error_description: 'The access token expired' }]],
  ],
  [
    'RFC 9110 section 11.6.1, two challenges in one header',
    'WWW-Authenticate: Basic realm="simple", Newauth realm="apps", type=1, title="Login to \\"apps\\""',
    [
      ['Basic', { realm: 'simple' }],
      ['Newauth', { realm: 'apps', type: '1', title: 'Login to "apps"' }],
    ],
  ],
  [
    'RFC 9449 section 7.1',
    'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error="invalid_token", error_description="Invalid DPoP key binding", algs="ES256"',
    [['DPoP', { error: 'invalid_token', error_description: 'Invalid DPoP key binding', algs: 'ES256' }]],
  ],
  [
    'RFC 9470 section 3',
    'Bearer error="insufficient_user_authentication", error_description="A different authentication level is required", acr_values="myACR"',
    [
      [
        'Bearer',
        {
          error: 'insufficient_user_authentication',
          error_description: 'A different authentication level is required',
          acr_values: 'myACR',
        },
      ],
    ],
  ],
  [
    'RFC 9728 section 5.1',
    'WWW-Authenticate: Bearer resource_metadata="https://resource.example.com/.well-known/oauth-protected-resource"',
    [['Bearer', { resource_metadata: 'https://resource.example.com/.well-known/oauth-protected-resource' }]],
  ],
  [
    'two headers, as RFC 9449 section 7.2 allows, from curl -v',
    '< HTTP/2 401 \n< www-authenticate: Bearer error="invalid_token"\n< www-authenticate: DPoP algs="ES256 PS256"\n< date: x\n',
    [
      ['Bearer', { error: 'invalid_token' }],
      ['DPoP', { algs: 'ES256 PS256' }],
    ],
  ],
  ['a scheme alone', 'Negotiate', [['Negotiate', {}]]],
  [
    'token68',
    'Negotiate oYG0MIGxoAMKAQ==, Bearer',
    [
      ['Negotiate', {}, 'oYG0MIGxoAMKAQ=='],
      ['Bearer', {}],
    ],
  ],
  [
    'empty elements and odd spaces',
    ' , Bearer\trealm = "a" ,, error=invalid_token , ',
    [['Bearer', { realm: 'a', error: 'invalid_token' }]],
  ],
  ['names in capitals', 'WWW-AUTHENTICATE:BEARER REALM="A"', [['BEARER', { realm: 'A' }]]],
  [
    'a comma in quotes',
    'Bearer scope="a b", error_description="one, two=3"',
    [['Bearer', { scope: 'a b', error_description: 'one, two=3' }]],
  ],
];

describe('readRefusal', () => {
  for (const [what, text, expected] of cases) {
    it(`reads ${what}`, () => {
      const { challenges, complete } = readRefusal(text);
      const read = challenges.map(({ scheme, parameters, token68 }) => [
        scheme,
        Object.fromEntries(parameters.map(({ name, value }) => [name, value])),
        ...(token68 === undefined ? [] : [token68]),
      ]);
      assert.deepEqual(read, expected);
      assert.ok(complete);
    });
  }

  it('reads the status and the nonce of RFC 9449 section 9', () => {
    const refusal = readRefusal(
      'HTTP/1.1 401 Unauthorized\n WWW-Authenticate: DPoP error="use_dpop_nonce",\n   error_description="Resource server requires nonce in DPoP proof"\n DPoP-Nonce: eyJ7S_zG.eyJH0-Z.HX4w-7v\n',
    );
    assert.equal(refusal.status, 401);
    assert.equal(refusal.dpopNonce, 'eyJ7S_zG.eyJH0-Z.HX4w-7v');
    assert.equal(refusal.challenges[0] && parameterOf(refusal.challenges[0], 'error'), 'use_dpop_nonce');
  });

  it('reads a response whose line breaks an input box took away, as far as it can be', () => {
    const { status, challenges } = readRefusal(
      'HTTP/1.1 401 UnauthorizedServer: xWWW-Authenticate: Bearer error="invalid_token", scope="orders:read"Content-Length: 0',
    );
    assert.equal(status, 401);
    assert.deepEqual(challenges[0]?.parameters.slice(0, 2), [
      { name: 'error', value: 'invalid_token' },
      { name: 'scope', value: 'orders:read' },
    ]);
  });

  it('finds nothing where there is nothing', () => {
    for (const text of [
      '',
      ' \n ',
      'HTTP/1.1 401 Unauthorized\n\nno',
      '="x"',
      '"Bearer"',
      '{"error":"invalid_token"}',
    ]) {
      assert.deepEqual(readRefusal(text).challenges, [], text);
    }
  });

  it('says when the text goes on in another way', () => {
    for (const text of ['Bearer error="invalid', 'Bearer a="b", error=', 'Bearer realm="a" {', 'realm="x"']) {
      assert.equal(readRefusal(text).complete, false, text);
    }
  });

  it('never throws, and reads 20,000 characters of anything in time in proportion', async () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', '\\', ',', '=', ' ', 'a', '\n', 'Bearer ') }), (text) => {
        const { challenges } = readRefusal(`WWW-Authenticate: ${text}`);
        assert.ok(challenges.length <= 20);
      }),
      { numRuns: 300 },
    );
    for (const piece of ['a', ' ', ',', '"', '\\"', 'a=', 'a,', 'a ', 'www-authenticate:', '\n ']) {
      const read = (length: number): void => void readRefusal(`Bearer ${piece.repeat(length / piece.length)}`);
      await assertProportional(JSON.stringify(piece), read, 2400);
    }
  });

  it('keeps quoted values as they were before they were quoted', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const quoted = value.replaceAll(/["\\]/g, '\\$&');
        const { challenges } = readRefusal(`Bearer error_description="${quoted}"`);
        assert.equal(challenges[0] && parameterOf(challenges[0], 'error_description'), value);
      }),
    );
  });
});
