/** Cases of the rules about presence, issuer, audience, subject and delegation. */
import type { Classification } from '../../../../../src/core/token/classify';
import type { DecodedToken, JsonObject, JsonValue } from '../../../../../src/core/token/decoded';
import { classified, jws, malformed } from '../../../../support/decodedFactory';
import { nowSeconds } from '../ruleCases';
import type { RuleCases } from '../ruleCases';

const withClaims = (claims: JsonObject | string): DecodedToken => jws({ claims });
const untyped = (claims: JsonObject): DecodedToken => jws({ header: { typ: 'JWT' }, claims });
const by = (provider: string): Classification => classified('access', 'likely', provider);
const asId = classified('id');
const broken = { token: malformed('invalid-json', 'payload', { claims: { a: 1 } }), as: asId };

export const presenceCases: readonly RuleCases[] = [
  {
    id: 'iat-missing',
    hits: {
      'an at+jwt': { token: withClaims({}), severity: 'error', path: 'iat' },
      'an ID token': { token: untyped({}), as: asId, severity: 'error', path: 'iat' },
      'a logout token': { token: untyped({}), as: classified('logout'), severity: 'error' },
      'a DPoP proof': { token: untyped({}), as: classified('dpop-proof'), severity: 'error' },
    },
    misses: {
      'an access token of no profile': { token: untyped({}) },
      'an iat': { token: withClaims({ iat: 1 }) },
      'what may have been lost': broken,
    },
  },
  {
    id: 'iss-missing',
    hits: {
      'an at+jwt': { token: withClaims({}), severity: 'error', path: 'iss' },
      'an ID token': { token: untyped({}), as: asId, severity: 'error' },
    },
    misses: {
      'an access token of no profile': { token: untyped({}) },
      'a DPoP proof': { token: untyped({}), as: classified('dpop-proof') },
      'an issuer': { token: untyped({ iss: 'https://as.example' }), as: asId },
    },
  },
  {
    id: 'sub-missing',
    hits: {
      'an at+jwt': { token: withClaims({}), severity: 'error', path: 'sub' },
      'an ID token': { token: untyped({}), as: asId, severity: 'error' },
    },
    misses: {
      'a logout token of a session': { token: untyped({ sid: 's' }), as: classified('logout') },
      'a guessed ID token': { token: untyped({}), as: classified('id', 'guess') },
    },
  },
  {
    id: 'client-id-missing',
    hits: {
      'no client at all': { token: withClaims({}), severity: 'error', path: 'client_id' },
      'a client by another name': { token: withClaims({ cid: 'app' }), severity: 'warning', path: 'client_id' },
    },
    misses: { 'a client_id': { token: withClaims({ client_id: 'app' }) }, 'another profile': { token: untyped({}) } },
  },
];

const issuer = (iss: string): DecodedToken => untyped({ iss });

export const issuerCases: readonly RuleCases[] = [
  {
    id: 'iss-query-fragment',
    hits: {
      'a query': { token: issuer('https://as.example/?realm=a'), severity: 'error', path: 'iss', says: /a query/ },
      'a fragment': { token: issuer('https://as.example/#a'), severity: 'error', says: /a fragment/ },
      'a user name': { token: issuer('https://as.example@evil.example'), severity: 'error', says: /user information/ },
    },
    misses: {
      'a path': { token: issuer('https://as.example/realms/a@b') },
      'a client that issues an assertion': {
        token: issuer('https://app.example/?a'),
        as: classified('client-assertion'),
      },
      'a name that is no URL': { token: issuer('who?') },
    },
  },
  {
    id: 'iss-private-host',
    hits: Object.fromEntries(
      [
        'http://localhost:8080',
        'http://127.0.0.1:9000/a',
        'https://[::1]',
        'https://10.1.2.3',
        'https://192.168.0.1',
        'https://172.31.0.1',
        'https://169.254.1.1',
        'https://[fd12::1]',
        'https://sso.corp.internal/realms/a',
        'https://sso.local',
        'http://keycloak:8080/realms/a',
      ].map((url) => [url, { token: issuer(url), severity: 'information', path: 'iss' } as const]),
    ),
    misses: {
      ...Object.fromEntries(
        [
          'https://as.example',
          'https://172.32.0.1',
          'https://11.0.0.1',
          'https://internal.example',
          'https://localhost.example',
          'https://[2001:db8::1]',
        ].map((url) => [url, { token: issuer(url) }]),
      ),
      'the cluster of Kubernetes': {
        token: issuer('https://kubernetes.default.svc.cluster.local'),
        as: by('kubernetes'),
      },
    },
  },
];

const audience = (aud: JsonValue, more: JsonObject = {}): DecodedToken =>
  withClaims({ iss: 'https://as.example/realms/a', aud, ...more });

export const audienceCases: readonly RuleCases[] = [
  {
    id: 'aud-overbroad',
    hits: {
      everybody: { token: audience('*'), severity: 'warning', path: 'aud', says: /everybody/ },
      'four audiences': { token: audience(['a', 'b', 'c', 'd']), severity: 'warning', says: /4 audiences/ },
      'the whole issuer': { token: audience('https://as.example'), severity: 'warning', says: /whole server/ },
      'the whole issuer with a slash': { token: audience(['a', 'https://as.example/']), severity: 'warning' },
      'APIs of two owners': {
        token: audience(['https://api.one.example', 'https://api.two.example']),
        severity: 'warning',
        says: /one\.example and two\.example/,
      },
    },
    misses: {
      'one API': { token: audience('https://api.one.example') },
      'two APIs of one owner': { token: audience(['https://a.one.co.uk', 'https://b.one.co.uk']) },
      'an API and UserInfo of the issuer': {
        token: audience(['https://api.one.example', 'https://as.example/userinfo']),
      },
      'a host that begins like the issuer': { token: audience('https://as.exam') },
      'names beside a URL': { token: audience(['account', 'https://api.one.example']) },
      'an ID token': { token: untyped({ aud: '*' }), as: asId },
      ZITADEL: { token: audience(['1', '2', '3', '4']), as: by('zitadel') },
    },
  },
  {
    id: 'aud-is-client-id-on-at',
    hits: {
      client_id: { token: audience('app', { client_id: 'app' }), severity: 'warning', path: 'aud' },
      azp: { token: audience(['app'], { azp: 'app' }), severity: 'warning' },
    },
    misses: {
      'an API': { token: audience('api', { client_id: 'app' }) },
      'an API beside the client': { token: audience(['api', 'app'], { client_id: 'app' }) },
      'an ID token': { token: untyped({ aud: 'app', azp: 'app' }), as: asId },
      'Entra ID, where one app may be both': { token: audience('app', { azp: 'app' }), as: by('entra-v2') },
    },
  },
];

export const subjectCases: readonly RuleCases[] = [
  {
    id: 'sub-too-long',
    hits: { '256 characters': { token: untyped({ sub: 'a'.repeat(256) }), as: asId, severity: 'error', path: 'sub' } },
    misses: {
      '255 characters': { token: untyped({ sub: 'a'.repeat(255) }), as: asId },
      'an access token': { token: untyped({ sub: 'a'.repeat(256) }) },
    },
  },
  {
    id: 'sub-client-collision',
    hits: {
      'a client with an e-mail address': {
        token: withClaims({ sub: 'app', client_id: 'app', email: 'a@b.example' }),
        severity: 'warning',
        path: 'sub',
        says: /email/,
      },
    },
    misses: {
      'a client for itself': { token: withClaims({ sub: 'app', client_id: 'app', scope: 'a' }) },
      'a user of a client': { token: withClaims({ sub: 'ada', client_id: 'app', email: 'a@b.example' }) },
    },
  },
];

const nested = (count: number): JsonObject =>
  Array.from({ length: count }).reduce<JsonObject>((act) => ({ sub: 'a', act }), { sub: 'z' });

export const delegationCases: readonly RuleCases[] = [
  {
    id: 'act-chain',
    hits: {
      'five actors': { token: withClaims({ act: nested(4) }), severity: 'warning', path: 'act', says: /more than 4/ },
      'an actor that is no object': { token: withClaims({ act: { sub: 'a', act: 'b' } }), severity: 'warning' },
      'an actor with an end': { token: withClaims({ act: { sub: 'a', exp: 1 } }), severity: 'warning', says: /exp/ },
      'may_act as text': { token: withClaims({ may_act: 'a' }), severity: 'warning', path: 'may_act' },
      'act as text': { token: withClaims({ act: 'a' }), severity: 'warning', path: 'act' },
    },
    misses: {
      'four actors': { token: withClaims({ act: nested(3) }) },
      'who may act': { token: withClaims({ may_act: { sub: 'a', iss: 'https://as.example' } }) },
    },
  },
  {
    id: 'authorization-details-malformed',
    hits: {
      'an object': { token: withClaims({ authorization_details: { type: 'a' } }), severity: 'warning' },
      'text among objects': { token: withClaims({ authorization_details: [{ type: 'a' }, 'b'] }), severity: 'warning' },
      'no type': { token: withClaims({ authorization_details: [{ actions: ['a'] }] }), severity: 'warning' },
      'a type that is a number': { token: withClaims({ authorization_details: [{ type: 1 }] }), severity: 'warning' },
    },
    misses: {
      'details with types': { token: withClaims({ authorization_details: [{ type: 'payment', amount: 1 }] }) },
      'no details': { token: withClaims({}) },
    },
  },
  {
    id: 'groups-overage',
    hits: {
      'groups at another address': {
        token: untyped({ _claim_names: { groups: 'src1' }, _claim_sources: {} }),
        severity: 'information',
        path: '_claim_names.groups',
      },
      'the mark of the implicit flow': { token: untyped({ hasgroups: true }), as: asId, severity: 'information' },
    },
    misses: {
      'groups in the token': { token: untyped({ groups: ['a'] }) },
      'another claim at another address': { token: untyped({ _claim_names: { address: 'src1' } }) },
    },
  },
  {
    id: 'status-unchecked',
    hits: {
      'a status list': {
        token: withClaims({ status: { status_list: { idx: 1, uri: 'https://as.example/list' } } }),
        severity: 'information',
        path: 'status.status_list',
      },
    },
    misses: { 'another status': { token: withClaims({ status: 'active' }) }, 'no status': { token: withClaims({}) } },
  },
  {
    id: 'numericdate-fractional',
    hits: {
      'a fraction': { token: withClaims({ exp: nowSeconds + 0.5 }), severity: 'hint', path: 'exp' },
      'in auth_time': { token: withClaims({ auth_time: 1.25 }), severity: 'hint', path: 'auth_time' },
    },
    misses: {
      'whole seconds': { token: withClaims({ exp: nowSeconds, iat: nowSeconds - 1 }) },
      'a fraction of nothing': { token: withClaims('{"exp":1700000000.0}') },
      'a number that never ends': { token: withClaims('{"exp":1e400}') },
      'another claim': { token: withClaims({ score: 0.5 }) },
    },
  },
];
