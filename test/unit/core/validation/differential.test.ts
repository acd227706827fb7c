import assert from 'node:assert/strict';
import fc from 'fast-check';
import { importSPKI, jwtVerify } from 'jose';
import jsonwebtoken from 'jsonwebtoken';
import type { IssuerSetting } from '../../../../src/core/issuers/issuer';
import type { ReasonCode } from '../../../../src/core/validation/outcome';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf } from './keySources';
import { base64url, claimsWith, createSigner, issuer, now, nowSeconds, signatureOf } from './tokens';
import type { Signer } from './tokens';

const audience = 'https://api.example';
const profile: IssuerSetting = { name: 'Example', issuer, audiences: [audience] };
const signers: readonly Signer[] = ['RS256', 'ES256'].map((alg) => createSigner(alg));

/** A token in the making. */
interface Draft {
  readonly header: Record<string, unknown>;
  readonly claims: Record<string, unknown>;
  /** The JSON texts, after the objects were written. */
  readonly headerText: (text: string) => string;
  readonly payloadText: (text: string) => string;
  /** The encoded parts, before they are signed. */
  readonly encoded: (text: string) => string;
  readonly signature: (bytes: Buffer) => Buffer;
  readonly finish: (compact: string) => string;
}

type Change = (draft: Draft) => Draft;

const claim =
  (name: string, value: unknown): Change =>
  (draft) => ({ ...draft, claims: { ...draft.claims, [name]: value } });
const header =
  (name: string, value: unknown): Change =>
  (draft) => ({ ...draft, header: { ...draft.header, [name]: value } });
type Step = 'headerText' | 'payloadText' | 'encoded' | 'finish';
const then = (name: Step, next: (text: string) => string): Change => {
  return (draft) => ({ ...draft, [name]: (text: string) => next(draft[name](text)) });
};

const changes: Readonly<Record<string, Change>> = {
  'exp 59 s ago': claim('exp', nowSeconds - 59),
  'exp 60 s ago': claim('exp', nowSeconds - 60),
  'exp 61 s ago': claim('exp', nowSeconds - 61),
  'exp with a fraction': claim('exp', nowSeconds + 0.5),
  'exp as text': claim('exp', String(nowSeconds + 600)),
  'exp in milliseconds': claim('exp', now.getTime() + 600_000),
  'exp null': claim('exp', null),
  'exp 0': claim('exp', 0),
  'no exp': claim('exp', undefined),
  'nbf in 60 s': claim('nbf', nowSeconds + 60),
  'nbf in 61 s': claim('nbf', nowSeconds + 61),
  'nbf as text': claim('nbf', 'soon'),
  'nbf in milliseconds': claim('nbf', now.getTime()),
  'iat in an hour': claim('iat', nowSeconds + 3600),
  'iat in milliseconds': claim('iat', now.getTime()),
  'iat as text': claim('iat', 'yesterday'),
  'iss with a slash': claim('iss', `${issuer}/`),
  'iss in a list': claim('iss', [issuer]),
  'no iss': claim('iss', undefined),
  'aud of another': claim('aud', 'https://other.example'),
  'aud in a list': claim('aud', ['https://other.example', audience]),
  'aud in a list with a number': claim('aud', [audience, 7]),
  'aud a number': claim('aud', 7),
  'no aud': claim('aud', undefined),
  'no claims': (draft) => ({ ...draft, claims: {} }),
  'typ at+jwt': header('typ', 'at+jwt'),
  'typ a number': header('typ', 7),
  'kid a number': header('kid', 7),
  'alg none': header('alg', 'none'),
  'alg in small letters': header('alg', 'rs256'),
  'no alg': header('alg', undefined),
  'crit unknown': (draft) => header('x', 1)(header('crit', ['x'])(draft)),
  'crit empty': header('crit', []),
  'crit twice the same': (draft) => header('b64', true)(header('crit', ['b64', 'b64'])(draft)),
  'b64 true': (draft) => header('b64', true)(header('crit', ['b64'])(draft)),
  'b64 false without crit': header('b64', false),
  'a header parameter twice': then('headerText', (text) => text.replace('{', '{"alg":"none",')),
  'a claim twice': then('payloadText', (text) => text.replace('{', '{"sub":"admin","sub":"user",')),
  'exp 1e400': then('payloadText', (text) => text.replace(/"exp":\d+/, '"exp":1e400')),
  'a claim called __proto__': then('payloadText', (text) => text.replace('{', '{"__proto__":{"exp":1},')),
  'a payload that is a list': then('payloadText', (text) => `[${text}]`),
  'a payload that is text': then('payloadText', () => 'hello'),
  'a payload with a byte order mark': then('payloadText', (text) => `\uFEFF${text}`),
  'a payload cut off': then('payloadText', (text) => text.slice(0, -1)),
  'white space within': then('encoded', (text) => text.replace('.', ' .')),
  'padding within': then('encoded', (text) => text.replace('.', '=.')),
  'a foreign letter within': then('encoded', (text) => `${text}?`),
  'padding behind': then('finish', (text) => `${text}==`),
  'a line break behind': then('finish', (text) => `${text}\n`),
  'a space before': then('finish', (text) => ` ${text}`),
  'a fourth part': then('finish', (text) => `${text}.x`),
  'a part less': then('finish', (text) => text.slice(0, text.lastIndexOf('.'))),
  'a signature of nothing': (draft) => ({ ...draft, signature: () => Buffer.alloc(0) }),
  'a signature cut off': (draft) => ({ ...draft, signature: (bytes) => bytes.subarray(1) }),
  'a signature with a bit turned': (draft) => ({
    ...draft,
    signature: (bytes) => Buffer.from(bytes.map((byte, at) => (at === 5 ? byte ^ 1 : byte))),
  }),
};

/**
 * Where the libraries accept what we refuse, and why we do. A refusal with none of these reasons is a mistake of one of
 * the two; RFC numbers say whose.
 */
const explained: Readonly<Record<'jose' | 'jsonwebtoken', Partial<Readonly<Record<ReasonCode, string>>>>> = {
  jose: {
    encoding: 'RFC 7515 section 2: no white space, padding or other characters; its base64 decoder skips them',
    'duplicate-header-param': 'RFC 7515 section 4: names MUST be unique; JSON.parse takes the last',
    'duplicate-claim': 'RFC 7519 section 4 allows to take the last; we refuse what readers disagree on',
    'b64-false-in-jwt': 'RFC 7797 section 6: b64 MUST be in crit; it ignores the parameter otherwise',
    'crit-malformed': 'RFC 7515 section 4.1.11: no name twice',
    malformed: 'RFC 7515 section 4.1.4 and 4.1.9: kid and typ are strings; it does not look at them',
    'numericdate-milliseconds': 'RFC 7519 section 2: seconds; it takes them for the year 58000',
    'numericdate-not-number': 'RFC 8259 section 6: 1e400 is Infinity to JSON.parse, and never comes',
    'iat-in-future': 'RFC 7519 section 4.1.6 forbids nothing; a clock is wrong, and many APIs refuse it',
    'aud-mismatch': 'RFC 7519 section 4.1.3: an array of strings; it takes any array with the string in it',
  },
  jsonwebtoken: {
    'duplicate-header-param': 'RFC 7515 section 4, as jose',
    'duplicate-claim': 'RFC 7519 section 4, as jose',
    'b64-false-in-jwt': 'RFC 7797 section 6, as jose',
    'crit-malformed': 'RFC 7515 section 4.1.11: it does not know crit',
    'crit-unknown': 'RFC 7515 section 4.1.11: it does not know crit, and so accepts what MUST be refused',
    malformed: 'RFC 7515 section 4.1.4 and 4.1.9, as jose',
    'numericdate-milliseconds': 'RFC 7519 section 2, as jose',
    'numericdate-not-number': 'RFC 7519 section 2: it does not look at iat, and 1e400 never comes',
    'iat-in-future': 'RFC 7519 section 4.1.6, as jose',
    'aud-mismatch': 'RFC 7519 section 4.1.3, as jose',
  },
};

/** Where we accept what the libraries refuse: nowhere. */
const stricterThanWe: readonly string[] = [];

describe('validateToken beside jose and jsonwebtoken', () => {
  const met = { jose: new Set<string>(), jsonwebtoken: new Set<string>() };

  it('agrees on every change by itself, or has a reason', async () => {
    for (const signer of signers) {
      for (const name of Object.keys(changes)) await compare(signer, [name]);
      await compare(signer, []);
    }
  });

  it('agrees on changes together, or has a reason', async () => {
    const names = fc.uniqueArray(fc.constantFrom(...Object.keys(changes)), { minLength: 2, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...signers), names, (signer, chosen) => compare(signer, chosen)),
      { numRuns: 150, seed: 42 },
    );
  });

  it('needs each of its explanations', () => {
    for (const library of ['jose', 'jsonwebtoken'] as const) {
      assert.deepEqual([...met[library]].toSorted(), Object.keys(explained[library]).toSorted(), library);
    }
  });

  async function compare(signer: Signer, names: readonly string[]): Promise<void> {
    const text = write(signer, names);
    const ours = await validateToken(text, profile, { keys: keysOf([signer.jwk]), now });
    const accepted = ours.status === 'valid';
    const verdicts = { jose: await joseAccepts(text, signer), jsonwebtoken: jsonwebtokenAccepts(text, signer) };
    for (const library of ['jose', 'jsonwebtoken'] as const) {
      if (verdicts[library] === accepted) continue;
      const what = `${library}: ${names.join(' and ')} (${signer.alg})`;
      if (accepted) assert.ok(stricterThanWe.includes(what), `we accept alone, ${what}`);
      const codes = ours.status === 'valid' ? [] : (ours.reasons ?? []).map(({ code }) => code);
      const reasons = codes.filter((code) => code in explained[library]);
      assert.ok(reasons.length > 0, `we refuse alone, ${what}: ${codes.join()}`);
      if (codes.length === 1) reasons.forEach((code) => met[library].add(code));
    }
  }
});

function write(signer: Signer, names: readonly string[]): string {
  const same = (text: string): string => text;
  const start: Draft = {
    header: { alg: signer.alg, kid: signer.jwk['kid'] },
    claims: claimsWith(),
    headerText: same,
    payloadText: same,
    encoded: same,
    signature: (bytes) => bytes,
    finish: same,
  };
  const draft = names.reduce((before, name) => changes[name]?.(before) ?? before, start);
  const parts = [draft.headerText(JSON.stringify(draft.header)), draft.payloadText(JSON.stringify(draft.claims))];
  const input = draft.encoded(parts.map(base64url).join('.'));
  return draft.finish(`${input}.${base64url(draft.signature(Buffer.from(signatureOf(signer, input))))}`);
}

async function joseAccepts(text: string, signer: Signer): Promise<boolean> {
  const key = await importSPKI(signer.pem, signer.alg);
  const options = { issuer, audience, clockTolerance: 60, currentDate: now, algorithms: [signer.alg] };
  return jwtVerify(text, key, options).then(
    () => true,
    () => false,
  );
}

function jsonwebtokenAccepts(text: string, { alg, pem }: Signer): boolean {
  // Its type for algorithms is a list of names.
  const algorithms = [alg as jsonwebtoken.Algorithm];
  try {
    jsonwebtoken.verify(text, pem, { issuer, audience, clockTolerance: 60, clockTimestamp: nowSeconds, algorithms });
    return true;
  } catch {
    return false;
  }
}
