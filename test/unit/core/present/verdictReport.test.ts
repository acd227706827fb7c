/** The report of a rejection: what it says of real tokens and answers, and what hostile ones can do in it: nothing. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { profileOf, type IssuerSetting } from '../../../../src/core/issuers/issuer';
import { rejectionReport } from '../../../../src/core/present/rejectionReport';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { verdictView } from '../../../../src/core/present/verdict';
import { decodeToken } from '../../../../src/core/token/decode';
import { readRefusal } from '../../../../src/core/validation/challenge';
import { validateToken } from '../../../../src/core/validation/validate';
import { keysOf } from '../validation/keySources';
import { claimsWith, createSigner, issuer, now, nowSeconds, token } from '../validation/tokens';
import { commandIds } from '../../../../src/shared/contributions';
import type { IssuerState } from '../../../../src/shared/tokenView';
import { dangerousTypes, nodesOf, renderedText } from './rendering';
import { sampleReference, viewFullOf } from './sampleView';

const times = createTimeWords('en-GB', 'UTC');
const signer = createSigner('ES256', 'k1');
const setting: IssuerSetting = {
  name: 'Orders API',
  issuer,
  audiences: ['https://api.example'],
  requiredScopes: ['orders:read'],
  tokenTypes: ['at+jwt'],
  maxLifetimeSeconds: 3600,
};

async function report(
  claims: object,
  answer?: string,
  changes: Partial<IssuerSetting> | null = {},
  issuerState?: IssuerState,
): Promise<string> {
  const compact = token(signer, claimsWith({ ...claims }), { typ: 'at+jwt' });
  const decoded = decodeToken(compact);
  const profile = changes === null ? undefined : profileOf({ ...setting, ...changes });
  const options = { now, times, reference: sampleReference };
  const verdict =
    profile &&
    verdictView(await validateToken(compact, profile, { keys: keysOf([signer.jwk]), now }), {
      profile: profile.name,
      checkedAt: now,
      now,
      times,
    });
  const view = toTokenView(compact, decoded, { ...options, verdict, issuerState });
  const markdown = rejectionReport({
    decoded,
    view,
    profile,
    refusal: answer === undefined ? undefined : readRefusal(answer),
    now,
  });
  for (const part of compact.split('.')) assert.ok(!markdown.includes(part), 'no part of the token as written');
  return markdown;
}

const sectionsOf = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/^## (.+)$/gm)].map(([, title = '']) => title);

describe('rejectionReport', () => {
  it('says everything that fails, with what mends it, what would pass, and what could not be checked', async () => {
    const markdown = await report({ aud: 'https://api.example/', scope: 'orders:write', exp: nowSeconds - 300 });
    const text = renderedText(markdown);
    assert.deepEqual(sectionsOf(markdown), [
      'What fails',
      'What else can make an API refuse it',
      'What would pass',
      'What could not be checked',
    ]);
    assert.match(text, /Invalid for the profile “Orders API”: it is for another audience, and 2 more reasons/);
    assert.match(text, /Whose key decided: profile “Orders API” · issuer https:\/\/issuer\.example · key k1/);
    assert.match(
      text,
      /It is for another audience\.\nExpected: https:\/\/api\.example\nFound: https:\/\/api\.example\/\nThey differ in nothing but a slash at the end\.\nWhat mends it: Ask for the token with the audience/,
    );
    assert.match(text, /It expired 5 minutes ago.*\n.*\n?.*What mends it: Get a new token\./);
    assert.match(text, /A scope is missing\.\nExpected: orders:read\nFound: orders:write/);
    assert.match(text, /aud is, or as an array contains, https:\/\/api\.example/);
    assert.match(text, /It lives at most 1 hour\./);
    assert.match(text, /Its signature fits the key of the issuer\./);
    assert.match(text, /only the issuer knows/);
  });

  it('says of a valid token that the API must expect something else', async () => {
    const text = renderedText(await report({ scope: 'orders:read' }));
    assert.match(
      text,
      /Nothing that this profile expects\. If the API refuses it all the same, it expects something else/,
    );
  });

  it('works without a profile, and says what that leaves open', async () => {
    const markdown = await report({}, undefined, null);
    assert.match(renderedText(markdown), /held against no issuer profile/);
    assert.match(renderedText(markdown), /no issuer profile was chosen/);
    assert.ok(!sectionsOf(markdown).includes('What would pass'));
  });

  it('leads to a profile of the workspace that waits for agreement', async () => {
    const text = renderedText(await report({}, undefined, null, 'awaiting-consent'));
    assert.match(text, /This workspace brings a profile for its issuer[^\n]*reviewed it and agreed to it\./);
    assert.match(text, /Run “Claimcheck: Review Issuers of This Workspace…”, then ask again\./);
    assert.doesNotMatch(renderedText(await report({}, undefined, null, 'unknown')), /Review Issuers/);
  });

  it('names that command as the palette does', () => {
    // The manifest is ours, and a contract test checks its shape.
    const { contributes } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { commands: readonly { command: string; title: string; category: string }[] };
    };
    const found = contributes.commands.find(({ command }) => command === commandIds.reviewWorkspaceIssuers);
    assert.equal(`${found?.category ?? ''}: ${found?.title ?? ''}`, 'Claimcheck: Review Issuers of This Workspace…');
  });

  it('lists what rules find that the verdict has not said', async () => {
    const markdown = await report({ password: 'hunter2-and-more', scope: 'orders:read' });
    assert.ok(sectionsOf(markdown).includes('What else can make an API refuse it'), markdown);
    const expired = await report({ exp: nowSeconds - 300 });
    assert.doesNotMatch(expired, /`expired`/);
  });

  describe('of an answer that asks for more scopes', () => {
    const more = 'Bearer error="insufficient_scope", scope="orders:read orders:write"';
    const failing = (markdown: string): string => /## What fails\n+([\s\S]*?)\n+## /.exec(markdown)?.[1] ?? '';

    it('lists those that the token lacks under what fails, with what mends it', async () => {
      for (const changes of [{}, null]) {
        const text = renderedText(failing(await report({ scope: 'orders:read' }, more, changes)));
        assert.match(text, /asks for a scope that the token lacks\.\nMissing: orders:write\nWhat mends it: Ask for/);
        assert.doesNotMatch(text, /Nothing that this profile expects|contradicts/);
      }
      const all = await report({ scope: 'orders:read orders:write' }, more);
      assert.doesNotMatch(all, /that the token lacks|contradicts/);
    });

    it('says that it contradicts a profile which refuses audience or issuer', async () => {
      const other = { aud: 'https://other.example', scope: 'orders:read' };
      const text = renderedText(failing(await report(other, more)));
      assert.match(text, /^The API contradicts the profile\./);
      assert.match(text, /the audiences of the profile are the likelier culprit/);
      assert.match(text, /Compare audiences of the profile with what the API really expects\./);
      assert.match(text, /It is for another audience\.[\s\S]*Missing: orders:write/);
      const issuers = renderedText(await report({ ...other, iss: 'https://issuer.example/' }, more));
      assert.match(issuers, /the issuer and audiences of the profile are the likelier culprit/);
    });

    it('and of no other answer, nor of a token that has merely expired', async () => {
      const other = { aud: 'https://other.example', scope: 'orders:read' };
      assert.doesNotMatch(await report(other, 'Bearer error="invalid_token"'), /contradicts/);
      assert.doesNotMatch(await report({ exp: nowSeconds - 300, scope: 'orders:read' }, more), /contradicts/);
    });
  });

  for (const [what, answer, claims, expected] of [
    [
      'compares the scopes it asks for (RFC 6750 section 3.1)',
      'HTTP/1.1 403 Forbidden\nWWW-Authenticate: Bearer error="insufficient_scope", scope="orders:read orders:write"',
      { scope: 'orders:read' },
      /Status 403: the API accepted the token[\s\S]*must have more scopes[\s\S]*It asks for the scopes orders:read orders:write\. Missing in the token: orders:write\. It has orders:read\./,
    ],
    [
      'says that all scopes are there',
      'Bearer scope="orders:read"',
      { scope: 'orders:read' },
      /The token has all of them\./,
    ],
    [
      'says that a server without an error saw no token (RFC 6750 section 3.1)',
      'WWW-Authenticate: Bearer realm="orders"',
      {},
      /saw no token at all[\s\S]*realm: orders/,
    ],
    [
      'explains a nonce for DPoP (RFC 9449 section 9)',
      'HTTP/1.1 401 Unauthorized\nWWW-Authenticate: DPoP error="use_dpop_nonce", algs="ES256"\nDPoP-Nonce: abc',
      {},
      /no fault of the token[\s\S]*DPoP proofs may be signed with ES256[\s\S]*next DPoP proof has to carry it[^\n]*abc/,
    ],
    [
      'asks for a stronger login (RFC 9470 section 3)',
      'Bearer error="insufficient_user_authentication", acr_values="gold silver", max_age="300"',
      { acr: 'bronze', auth_time: nowSeconds - 3600 },
      /log in more strongly[\s\S]*The token has acr bronze: log in again and ask for one of these\.[\s\S]*at most 5 minutes ago\. That was 1 hour ago: log in again\./,
    ],
    [
      'says when the login was strong and recent enough',
      'Bearer acr_values="gold silver", max_age="300"',
      { acr: 'gold', auth_time: nowSeconds - 100 },
      /acr gold, which is one of them\.[\s\S]*recent enough by this clock/,
    ],
    [
      'says that the token does not tell',
      'Bearer acr_values="gold", max_age="300"',
      {},
      /The token has no acr: log in again[\s\S]*does not say when that was/,
    ],
    [
      'shows where the API describes itself and does not go there (RFC 9728)',
      'Bearer resource_metadata="https://api.example/.well-known/oauth-protected-resource"',
      {},
      /describes itself at https:\/\/api\.example\/\.well-known\/oauth-protected-resource \(RFC 9728\).*This was not opened/,
    ],
    ['tells another scheme', 'Basic realm="x"', {}, /Basic: it wants another way to log in/],
    ['quotes an error it does not know', 'Bearer error="odd"', {}, /it gives the error odd\./],
    ['says when nothing could be read', '{"error":"x"}', {}, /No challenge could be read/],
  ] as const) {
    it(what, async () => {
      const markdown = await report(claims, answer);
      assert.ok(sectionsOf(markdown).includes('What the API answered'));
      assert.match(renderedText(markdown), expected);
    });
  }

  it('shows hostile text of token, profile and server as text', async () => {
    const pieces = [
      '](command:x)',
      '<img src=x>',
      '`',
      '**',
      '\n# a\n',
      '![a](https://e.example/p)',
      'https://e.example',
      '|',
      '$(x)',
      '\u202E',
      '~~',
    ];
    const hostile = fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 }).map((texts) => texts.join(''));
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const quoted = text.replaceAll(/["\\]/g, '\\$&');
        const answer = `Bearer error="${quoted}", error_description="${quoted}", scope="${quoted}", algs="${quoted}", acr_values="${quoted}", max_age="${quoted}", resource_metadata="${quoted}", realm="${quoted}"`;
        const claims = { aud: text, iss: text, scope: text, acr: text };
        assertInert(await report(claims, answer, { name: text, audiences: [text, 'x'], requiredScopes: [text] }));
        const view = viewFullOf(text);
        assertInert(rejectionReport({ decoded: decodeToken(''), view, profile: undefined, refusal: undefined, now }));
      }),
      { numRuns: 15 },
    );
  });
});

const active: ReadonlySet<string> = new Set([...dangerousTypes].filter((type) => type !== 'heading'));

function assertInert(markdown: string): void {
  for (const node of nodesOf(markdown)) assert.ok(!active.has(node.type), `${node.type}: ${node.raw}`);
  const headings = nodesOf(markdown).filter(({ type }) => type === 'heading');
  for (const { raw } of headings) assert.match(raw, /^##? W/);
  assert.doesNotMatch(markdown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
}
