/** Which ways to sign in are offered, in which order, and what is in the way of the others. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import type { ClientAuthentication } from '../../../../src/core/oauth/client';
import type { AuthorizationServer } from '../../../../src/core/oauth/authorizationServer';
import { waysFor, type WaysContext } from '../../../../src/core/oauth/ways';

const server: AuthorizationServer = {
  issuer: 'https://id.example',
  authorizationEndpoint: 'https://id.example/authorize',
  tokenEndpoint: 'https://id.example/token',
  deviceAuthorizationEndpoint: 'https://id.example/device',
  revocationEndpoint: undefined,
  introspectionEndpoint: undefined,
  userinfoEndpoint: undefined,
  grantTypes: undefined,
  codeChallengeMethods: undefined,
  issParameterSupported: false,
  dpopAlgorithms: undefined,
  jwksUri: undefined,
  signingAlgorithms: [],
};
const publicClient: ClientAuthentication = { method: 'none' };
const confidential: ClientAuthentication = { method: 'client_secret_basic', secret: 'of a test' };
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

interface Row {
  readonly name: string;
  readonly server?: Partial<AuthorizationServer>;
  readonly client?: ClientAuthentication;
  readonly context?: Partial<WaysContext>;
  readonly expected: readonly string[];
}

/** Each way as `way` or `way!obstacle`, in the order offered. */
const rows: readonly Row[] = [
  {
    name: 'on this machine, the browser first',
    expected: ['browser', 'device-code', 'client-credentials!public-client'],
  },
  {
    name: 'in a remote window, the device code first',
    context: { place: 'elsewhere' },
    expected: ['device-code', 'browser', 'client-credentials!public-client'],
  },
  {
    name: 'the setting before the place: device code',
    context: { offerFirst: 'deviceCode' },
    expected: ['device-code', 'browser', 'client-credentials!public-client'],
  },
  {
    name: 'the setting before the place: browser',
    context: { place: 'elsewhere', offerFirst: 'browser' },
    expected: ['browser', 'device-code', 'client-credentials!public-client'],
  },
  {
    name: 'a client with a secret, also without a person',
    client: confidential,
    expected: ['browser', 'device-code', 'client-credentials'],
  },
  {
    name: 'grants that are listed count',
    server: { grantTypes: ['client_credentials'] },
    client: confidential,
    expected: ['device-code', 'client-credentials', 'browser!not-granted'],
  },
  {
    name: 'a list without client credentials',
    server: { grantTypes: ['authorization_code', deviceGrant] },
    client: confidential,
    expected: ['browser', 'device-code', 'client-credentials!not-granted'],
  },
  {
    name: 'no device endpoint',
    server: { deviceAuthorizationEndpoint: undefined },
    context: { place: 'elsewhere' },
    expected: ['browser', 'device-code!no-endpoint', 'client-credentials!public-client'],
  },
  {
    name: 'a list of challenge methods without S256',
    server: { codeChallengeMethods: ['plain'] },
    expected: ['device-code', 'browser!no-pkce', 'client-credentials!public-client'],
  },
  {
    name: 'no token endpoint, so nothing',
    server: { tokenEndpoint: undefined },
    client: confidential,
    expected: ['browser!no-endpoint', 'device-code!no-endpoint', 'client-credentials!no-endpoint'],
  },
];

describe('waysFor', () => {
  for (const { name, server: changes, client = publicClient, context, expected } of rows) {
    it(name, () => {
      const offers = waysFor({ ...server, ...changes }, client, { place: 'here', offerFirst: 'automatic', ...context });
      const written = offers.map(({ way, obstacle }) => (obstacle === undefined ? way : `${way}!${obstacle}`));
      assert.deepEqual(written, expected);
    });
  }
});
