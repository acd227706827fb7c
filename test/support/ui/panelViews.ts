/** Views of the token panel as a host would post them, made by hand. */
import type {
  LifetimeScale,
  PanelMember,
  PanelToken,
  PanelView,
  SegmentView,
  ValueView,
} from '../../../src/shared/panelView';
import type { DisclosureView, InstantView, VerdictView } from '../../../src/shared/tokenView';

export const noon = Date.UTC(2026, 10, 28, 12);
export const minute = 60_000;
export const hour = 60 * minute;

/** As a host in Berlin would write it. */
function instantOf(time: number): InstantView {
  const words = (timeZone: string): string =>
    new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'long', timeZone }).format(time);
  return { iso: new Date(time).toISOString(), local: words('Europe/Berlin'), utc: words('UTC'), relative: 'some time' };
}

function text(value: string): ValueView {
  return { kind: 'string', text: value, truncated: false };
}

export function chips(items: readonly string[], total = items.length): ValueView {
  return { kind: 'chips', items, total };
}

export function member(name: string, value: ValueView | string, more: Partial<PanelMember> = {}): PanelMember {
  return {
    name,
    title: undefined,
    meaning: undefined,
    explained: undefined,
    source: undefined,
    instant: undefined,
    duplicate: false,
    value: typeof value === 'string' ? text(value) : value,
    ...more,
  };
}

/** A NumericDate. */
export function date(name: string, time: number, more: Partial<PanelMember> = {}): PanelMember {
  const value: ValueView = { kind: 'number', text: String(time / 1000), truncated: false };
  return member(name, value, { instant: instantOf(time), ...more });
}

const rfc = (section: string): string => `RFC 7519 section ${section}`;

export const accessToken: PanelToken = {
  reference: 'token-1',
  form: 'jws',
  title: 'Access token',
  provider: 'Keycloak',
  issuer: 'https://login.example.com/realms/orders',
  confidence: 'certain',
  reasons: ['The header says typ: at+jwt.', 'The issuer is a realm of Keycloak.'],
  verification: 'Not verified: the signature was not checked, so anyone could have written this.',
  verdict: undefined,
  problem: undefined,
  lifetime: {
    state: 'active',
    tone: 'good',
    sentence: 'expires in 30 minutes',
    short: 'expires in 30 min',
    issuedAt: instantOf(noon - 30 * minute),
    notBefore: undefined,
    expiresAt: instantOf(noon + 30 * minute),
  },
  scale: {
    issuedAt: noon - 30 * minute,
    notBefore: undefined,
    expiringFrom: noon + 25 * minute,
    expiresAt: noon + 30 * minute,
    refreshExpiresAt: noon + 12 * hour,
  },
  claims: [
    member('iss', 'https://login.example.com/realms/orders', {
      title: 'Issuer',
      meaning: 'Who issued the token.',
      source: rfc('4.1.1'),
    }),
    member('sub', '7f3a1d52-8a39-4a4a-9d62-6d1c52a1b8e4', {
      title: 'Subject',
      meaning: 'Whom the token is about.',
      source: rfc('4.1.2'),
    }),
    member('aud', chips(['https://orders.example.com', 'account']), {
      title: 'Audience',
      meaning: 'Whom the token is meant for. Anybody else has to reject it.',
      source: rfc('4.1.3'),
    }),
    date('iat', noon - 30 * minute, { title: 'Issued At', meaning: 'When it was issued.', source: rfc('4.1.6') }),
    date('exp', noon + 30 * minute, {
      title: 'Expiration Time',
      meaning: 'From then on it must not be accepted.',
      source: rfc('4.1.4'),
    }),
    member('scope', chips(['openid', 'profile', 'orders:read', 'orders:write']), {
      title: 'Scope',
      meaning: 'What its holder may do.',
      source: 'RFC 8693 section 4.2',
    }),
    member('acr', '1', { title: 'Authentication Context Class Reference', explained: 'signed in by an old session' }),
    member('realm_access', {
      kind: 'object',
      total: 2,
      members: [
        { name: 'roles', value: chips(['orders-admin', 'offline_access', 'uma_authorization']) },
        {
          name: 'account',
          value: { kind: 'object', total: 1, members: [{ name: 'locked', value: literal('false') }] },
        },
      ],
    }),
    member('email_verified', literal('true'), { title: 'E-mail Verified', meaning: 'Whether it was confirmed.' }),
  ],
  header: [
    member('alg', 'RS256', {
      title: 'Algorithm',
      explained: 'RSA signature with SHA-256',
      source: 'RFC 7515 section 4.1.1',
    }),
    member('typ', 'at+jwt', { title: 'Type', explained: 'an access token by RFC 9068' }),
    member('kid', 'orders-2026-11', { title: 'Key ID', meaning: 'Which key of the issuer signed it.' }),
  ],
  payload: undefined,
  checks: [
    {
      state: 'attention',
      ruleId: 'lifetime-long',
      title: 'Lives longer than an access token should',
      reason: 'It lives for 1 hour. Most servers give 5 to 15 minutes.',
      expected: undefined,
      found: undefined,
      source: 'RFC 9700 section 2.2.2',
      fix: 'Ask for a shorter lifetime at the server and renew with the refresh token.',
    },
    { ...passed('alg-none', 'The token is signed') },
    { ...passed('iss-https', 'The issuer is an https URL') },
    { ...passed('exp-missing', 'The token expires') },
  ],
  segments: [
    { kind: 'header', label: 'Header', length: 72, describes: '3 parameters' },
    { kind: 'payload', label: 'Payload', length: 612, describes: '9 claims' },
    { kind: 'signature', label: 'Signature', length: 342, describes: 'RS256, 256 bytes' },
  ],
  disclosures: [],
  facts: [],
  nested: [],
  redacted: 'eyJhbGciOiJSUzI1NiIsInR5cCI6ImF0K2p3dCJ9.eyJpc3MiOiJodHRwczovL2xvZ2luLmV4YW1wbGUuY29tIn0.…',
};

function literal(value: string): ValueView {
  return { kind: 'literal', text: value, truncated: false };
}

function passed(ruleId: string, title: string): PanelToken['checks'][number] {
  const nothing = { reason: undefined, expected: undefined, found: undefined, fix: undefined };
  return { state: 'passed', ruleId, title, source: 'RFC 8725 section 3', ...nothing };
}

export const noInstants: LifetimeScale = {
  issuedAt: undefined,
  notBefore: undefined,
  expiringFrom: undefined,
  expiresAt: undefined,
  refreshExpiresAt: undefined,
};

/** One that the token refers to. */
export function disclosure(label: string, children: readonly DisclosureView[] = []): DisclosureView {
  return { state: 'matched', label, title: undefined, value: `"${label} disclosed"`, truncated: false, children };
}

export function disclosureSegment(number: number): SegmentView {
  return { kind: 'disclosure', label: `Disclosure ${String(number)}`, length: 40, describes: '30 bytes' };
}

/** A token with some of its members changed. */
export function token(more: Partial<PanelToken> = {}): PanelToken {
  return { ...accessToken, ...more };
}

export function view(more: Partial<PanelView> = {}): PanelView {
  return {
    token: accessToken,
    source: 'cursor',
    place: 'login.ts:12',
    pinned: false,
    restricted: false,
    session: undefined,
    comparison: undefined,
    acts: [
      'validate',
      'validate-with',
      'explain',
      'compare',
      'copy-as',
      'introspect',
      'reveal-in-file',
      'open-document',
    ],
    busy: undefined,
    notice: undefined,
    ...more,
  };
}

export const emptyView: PanelView = view({ token: undefined, place: undefined, acts: ['sign-in'] });

const provenance = [
  'profile “Orders API”',
  'issuer https://login.example.com/realms/orders',
  'key orders-2026-11 (thumbprint kPrK_qmxVW…)',
  'RS256',
  'keys fetched 2 minutes ago from https://login.example.com/realms/orders/protocol/openid-connect/certs',
].join(' · ');

const verdict = { provenance: undefined, reasons: [], notes: [], checkedAt: instantOf(noon - minute) };

export const verdicts: Readonly<Record<VerdictView['status'], VerdictView>> = {
  valid: {
    ...verdict,
    status: 'valid',
    tone: 'good',
    headline: 'Valid for the profile “Orders API”',
    provenance,
  },
  invalid: {
    ...verdict,
    status: 'invalid',
    tone: 'bad',
    headline: 'Invalid for the profile “Orders API”: it is for another audience',
    reasons: [
      {
        code: 'aud-mismatch',
        sentence: 'It is for another audience.',
        expected: 'https://orders.example.com/',
        found: 'https://orders.example.com',
        difference: 'They differ in a slash at the end.',
      },
    ],
    provenance,
  },
  undecided: {
    ...verdict,
    status: 'undecided',
    cause: 'issuer-not-configured',
    tone: 'attention',
    headline: 'Not verified: its issuer is not configured',
    notes: [
      'No issuer profile is for “https://login.example.com/realms/orders”, and nothing is fetched because a token names it.',
      'Add the issuer if you trust it.',
    ],
  },
};

/** A view, and what the host's clock says when it is posted. */
export interface PanelScene {
  readonly view: PanelView;
  readonly now: number;
}

const failedCheck: PanelToken['checks'][number] = {
  state: 'failed',
  ruleId: 'aud-mismatch',
  title: 'It is for another audience.',
  reason: 'They differ in a slash at the end.',
  expected: 'https://orders.example.com/',
  found: 'https://orders.example.com',
  source: 'RFC 7519 section 4.1.3',
  fix: 'Ask for a token for https://orders.example.com/.',
};

const encryptedParts = [
  ['header', 'Header', 100],
  ['encrypted-key', 'Encrypted key', 342],
  ['iv', 'Initialization vector', 16],
  ['ciphertext', 'Ciphertext', 800],
  ['tag', 'Authentication tag', 22],
] as const;

const row = { area: 'claims', difference: undefined, leftInstant: undefined, rightInstant: undefined } as const;

/** One of everything that the panel can show. */
export const scenes = {
  empty: { view: emptyView, now: noon },
  token: { view: view(), now: noon },
  valid: { view: view({ token: token({ verdict: verdicts.valid }), busy: 'introspect' }), now: noon },
  expiring: {
    now: noon + 27 * minute,
    view: view({
      acts: ['refresh', 'validate', 'copy-as', 'revoke'],
      source: 'session',
      place: 'Orders API',
      pinned: true,
      session: {
        id: 'session-1',
        profile: 'Orders API',
        account: 'ada@example.com',
        scopes: ['openid', 'orders:read'],
        standing: 'Renewed by itself in 3 min',
        tone: 'good',
      },
    }),
  },
  expired: {
    now: noon + 2 * hour,
    view: view({
      token: token({ verdict: verdicts.invalid, checks: [failedCheck, ...accessToken.checks] }),
      notice: 'The token was validated.',
    }),
  },
  restricted: {
    now: noon,
    view: view({ token: token({ verdict: verdicts.undecided }), restricted: true, acts: ['copy-as'] }),
  },
  notYet: {
    now: noon,
    view: view({
      token: token({
        scale: {
          issuedAt: noon,
          notBefore: noon + 10 * minute,
          expiringFrom: noon + 55 * minute,
          expiresAt: noon + hour,
          refreshExpiresAt: noon + 700 * hour,
        },
      }),
    }),
  },
  selective: {
    now: noon,
    view: view({
      token: token({
        form: 'sd-jwt',
        title: 'SD-JWT',
        facts: ['2 claims stay withheld.'],
        disclosures: [
          {
            state: 'matched',
            label: 'given_name',
            title: 'Given Name',
            value: '"Ada"',
            truncated: false,
            children: [],
          },
          {
            ...{
              state: 'unreferenced',
              label: 'address',
              title: 'Address',
              value: '{"country":"GB"}',
              truncated: false,
            },
            children: [
              { state: 'malformed', label: '', title: undefined, value: 'W10', truncated: true, children: [] },
            ],
          },
        ],
        nested: [
          {
            label: 'Key Binding JWT',
            token: token({ title: 'Key Binding JWT', reference: '', segments: [], redacted: '' }),
          },
        ],
        segments: [
          ...accessToken.segments,
          ...[1, 2, 3].map(disclosureSegment),
          { kind: 'key-binding', label: 'Key Binding JWT', length: 300, describes: '225 bytes' },
        ],
      }),
    }),
  },
  encrypted: {
    now: noon,
    view: view({
      token: token({
        form: 'jwe',
        title: 'Encrypted token',
        scale: undefined,
        lifetime: undefined,
        claims: [],
        checks: [],
        facts: ['It can be opened with an RSA private key.'],
        segments: encryptedParts.map(([kind, label, length]) => ({ kind, label, length, describes: '12 bytes' })),
      }),
    }),
  },
  malformed: {
    now: noon,
    view: view({
      token: token({
        form: 'malformed',
        title: 'Damaged token',
        problem: 'The payload is not base64url at character 17.',
        scale: undefined,
        lifetime: undefined,
        claims: [],
        payload: { label: 'Text', text: 'hello <b>', truncated: true },
        checks: [],
      }),
    }),
  },
  comparison: {
    now: noon,
    view: view({
      acts: ['validate', 'end-comparison', 'compare'],
      comparison: {
        left: { title: 'Access token', place: 'login.ts:12' },
        right: { title: 'ID token', place: 'Orders API' },
        rows: [
          {
            ...{ ...row, name: 'exp', state: 'changed', left: '1795869000', right: '1795872600' },
            ...{ leftInstant: instantOf(noon + 30 * minute), rightInstant: instantOf(noon + 90 * minute) },
            difference: 'The other one is 1 hour later.',
          },
          {
            ...{ ...row, name: 'aud', state: 'changed', left: '"https://orders.example.com/"' },
            ...{ right: '"https://orders.example.com"', difference: 'They differ in a slash at the end.' },
          },
          { ...row, area: 'header', name: 'typ', state: 'left', left: '"at+jwt"', right: undefined },
          { ...row, name: 'nonce', state: 'right', left: undefined, right: '"n-0S6_WzA2Mj"' },
          {
            ...row,
            name: 'iss',
            state: 'same',
            left: '"https://login.example.com"',
            right: '"https://login.example.com"',
          },
        ],
      },
    }),
  },
} as const satisfies Readonly<Record<string, PanelScene>>;
