/** The hover of a key and the report on keys: what they say, and that hostile keys stay text in them. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { KeyMatch } from '../../../../src/core/issuers/keyMatch';
import { locateKeys } from '../../../../src/core/issuers/locateKeys';
import { keyHover } from '../../../../src/core/present/keyHover';
import { keyReportMarkdown, type ReportedKeys } from '../../../../src/core/present/keyReport';
import { createTimeWords } from '../../../../src/core/present/times';
import type { RulePolicy } from '../../../../src/core/rules/policy';
import type { JsonObject } from '../../../../src/core/token/decoded';
import { ed25519, p256, rfc7638Key } from '../issuers/keySamples';
import { nodesOf, renderedText } from './rendering';

const recommended: RulePolicy = { preset: 'recommended', severities: {} };
const place = { uri: 'file:///keys/a (b).json', offset: 5 };
const options = {
  now: new Date('2026-11-22T12:00:00Z'),
  times: createTimeWords('en-GB', 'UTC'),
  policy: recommended,
  place,
};

const secret = 'c2VjcmV0LXRoYXQtbXVzdC1ub3QtYmUtc2hvd24';
const privateKey = { ...ed25519, d: secret, kid: 'b', alg: 'Ed25519' };
const set = { keys: [rfc7638Key, { ...p256, kid: 'b', use: 'enc', alg: 'ES256' }, privateKey] };

function only(text: string): KeyMatch {
  const [match, ...more] = locateKeys(text);
  assert.ok(match !== undefined && more.length === 0, 'one match wanted');
  return match;
}

async function markdownOf(key: JsonObject | string, policy = recommended): Promise<string> {
  const text = typeof key === 'string' ? key : JSON.stringify(key);
  const match = only(text);
  return (await keyHover(match, match.start, { ...options, policy })).markdown;
}

async function textOf(key: JsonObject | string, policy = recommended): Promise<string> {
  return renderedText(await markdownOf(key, policy));
}

describe('the hover of a key', () => {
  it('names type, size, algorithm, key id and thumbprint', async () => {
    const text = await textOf({ ...rfc7638Key, use: 'sig', key_ops: ['verify'] });
    for (const part of [
      'RSA public key · 2048 bits',
      'Key id: 2011-04-29',
      'Algorithm: RS256, RSA with SHA-256',
      'Use: sig, for signatures',
      'Operations: verify',
      'Thumbprint: NzbLsXh8uDCcd-6MNwXF4W_7noWXFZAfHkxZsRGC9Xs (RFC 7638, SHA-256)',
    ]) {
      assert.ok(text.includes(part), `${part} is not in ${text}`);
    }
    assert.doesNotMatch(text, /private|error|warning/i);
  });

  const titles: Readonly<Record<string, readonly [JsonObject | string, string]>> = {
    'an EC key': [p256, 'Elliptic-curve public key · P-256'],
    'an OKP key': [ed25519, 'Ed25519 public key'],
    'a secret': [{ kty: 'oct', k: secret }, 'Shared secret · 232 bits'],
    'a key for after quantum computers': [{ kty: 'AKP', alg: 'ML-DSA-44', pub: 'AAAA' }, 'ML-DSA-44 public key'],
    'a key of a new type': [{ kty: 'XYZ', x: 'AA' }, 'A key of a type that is not known'],
    'a certificate': [readFileSync('test/fixtures/keys/rsa-certificate.pem', 'utf8'), 'RSA certificate · 2048 bits'],
    'a key of OpenSSH': [pem('OPENSSH PRIVATE KEY'), 'OpenSSH private key'],
    'a key with a password': [pem('ENCRYPTED PRIVATE KEY'), 'Private key · encrypted with a password'],
    'PEM that cannot be read': [pem('PUBLIC KEY'), 'Public key that cannot be read'],
  };
  for (const [name, [key, title]] of Object.entries(titles)) {
    it(`has a title for ${name}`, async () => assert.ok((await textOf(key)).includes(title), await textOf(key)));
  }

  it('warns of private material before all else, says what to do, and does not show it', async () => {
    for (const key of [privateKey, { kty: 'oct', k: secret, alg: 'HS256' }, pem('OPENSSH PRIVATE KEY')]) {
      const text = await textOf(key);
      assert.match(text, /^This is a (?:private key|shared secret): whoever can read this file can /);
      assert.match(text, /Move it to a secret store/);
      assert.ok(!(await markdownOf(key)).includes(secret.slice(0, 12)));
    }
    assert.match(await textOf(pem('ENCRYPTED PRIVATE KEY')), /^This is a private key\. Its password protects it/);
  });

  it('has no thumbprint of a secret, from which a weak one could be guessed', async () => {
    assert.doesNotMatch(await textOf({ kty: 'oct', k: secret }), /Thumbprint/);
  });

  it('names whose certificate it is, and until when', async () => {
    const text = await textOf(readFileSync('test/fixtures/keys/ec-certificate.pem', 'utf8'));
    assert.match(text, /Subject: DC=example,CN=Prüfstelle\nIssuer: itself \(self-signed\)/);
    assert.match(text, /since 1 Jan 2024, 00:00:00 UTC · expired 1 Jan 2025, 00:00:00 UTC, 1 year 10 months ago/);
  });

  it('puts problems before facts, with a link to the page of the rule', async () => {
    const markdown = await markdownOf({ ...rfc7638Key, e: 'AQ' });
    assert.ok(markdown.indexOf('**Error:**') < markdown.indexOf('Key id'));
    assert.ok(markdown.includes(`(command:claimcheck.openRule?${encodeURIComponent('["rsa-exponent"]')} `));
  });

  it('follows the policy', async () => {
    const weak = { ...rfc7638Key, e: 'Aw' };
    assert.match(await textOf(weak), /Warning: The RSA exponent is 3/);
    const off = await textOf(weak, { preset: 'recommended', severities: { 'rsa-exponent': 'off' } });
    assert.doesNotMatch(off, /exponent/);
    const error = await textOf(weak, { preset: 'recommended', severities: { 'rsa-exponent': 'error' } });
    assert.match(error, /Error: The RSA exponent is 3/);
  });

  it('opens the report by a link that holds the place and nothing of the key', async () => {
    const links = nodesOf(await markdownOf(privateKey)).flatMap((node) =>
      node.type === 'link' ? [String(node['href'])] : [],
    );
    const [, argument = ''] = /^command:claimcheck\.checkKeySet\?(.*)$/.exec(links.at(-1) ?? '') ?? [];
    assert.deepEqual(JSON.parse(decodeURIComponent(argument)), [place]);
  });
});

describe('the hover of a key set', () => {
  const text = JSON.stringify(set, undefined, 2);
  const match = only(text);
  const at = (mark: string): number => text.indexOf(mark);

  it('is about the key under the cursor, and its range is that key', async () => {
    const { markdown, start, end } = await keyHover(match, at('"ES256"'), options);
    assert.deepEqual(JSON.parse(text.slice(start, end)), set.keys[1]);
    const words = renderedText(markdown);
    assert.match(words, /Elliptic-curve public key · P-256/);
    assert.match(words, /"use" is "enc"/);
    assert.doesNotMatch(words, /RSA|Ed25519|Keys 2 and 3/);
  });

  it('tells of what a key does wrong in its set', async () => {
    const words = renderedText((await keyHover(match, at(secret), options)).markdown);
    assert.match(words, /^This is a private key/);
    assert.match(words, /Key 3 of the set holds private key material/);
    assert.match(words, /Keys 2 and 3 of the set have the same key id "b"/);
  });

  it('is about the set elsewhere in it', async () => {
    const { markdown, start, end } = await keyHover(match, at('"keys"'), options);
    assert.deepEqual([start, end], [match.start, match.end]);
    const words = renderedText(markdown);
    assert.match(words, /^JWK set · 3 keys · 2 errors, 2 warnings/);
    assert.match(words, /Error: Key 3 of the set holds private key material/);
    assert.match(words, /Error: Key 2: "use" is "enc"/);
    assert.match(words, /Key 1: 2011-04-29 · RSA public key · 2048 bits · RS256\nKey 2: b · Elliptic/);
  });

  it('says so when nothing is wrong', async () => {
    const fine = only(JSON.stringify({ keys: [rfc7638Key] }));
    assert.match(renderedText((await keyHover(fine, 1, options)).markdown), /JWK set · 1 key · nothing found wrong/);
  });

  it('stays short when the set is long', async () => {
    const long = only(
      JSON.stringify({ keys: Array.from({ length: 400 }, (_, i) => ({ ...p256, kid: `k${String(i % 90)}` })) }),
    );
    const { markdown } = await keyHover(long, 1, options);
    assert.ok(markdown.length < 8000, String(markdown.length));
    assert.match(renderedText(markdown), /and 392 more/);
  });
});

describe('the report on keys', () => {
  const report = (keys: ReportedKeys): Promise<string> =>
    keyReportMarkdown(keys, { ...options, title: 'Keys in jwks.json', origin: ['Found in jwks.json:1.'] });

  it('lists what is wrong, key by key, with the id of the rule and its source', async () => {
    const markdown = await report({ kind: 'set', keySet: set });
    const words = renderedText(markdown);
    assert.match(words, /^Keys in jwks\.jsonFound in jwks\.json:1\.\n3 keys · 2 errors, 2 warnings/);
    assert.deepEqual(
      markdown.split('\n').filter((line) => line.startsWith('#')),
      ['# Keys in jwks.json', '## The set', '## Key 1: `2011-04-29`', '## Key 2: `b`', '## Key 3: `b`'],
    );
    const second = markdown.slice(markdown.indexOf('## Key 2'), markdown.indexOf('## Key 3'));
    assert.match(second, /\*\*Error:\*\* "use" is "enc".*\*RFC 7517 §4\.2\* · `jwk-use-ops-mismatch`/);
    assert.match(markdown, /## Key 1: `2011-04-29`\n\nNothing was found wrong with this key\./);
    assert.ok(!markdown.includes(secret));
  });

  it('is about single keys too, and what is no key', async () => {
    const certificate = readFileSync('test/fixtures/keys/ec-certificate.pem', 'utf8');
    assert.match(await report({ kind: 'keys', keys: [certificate] }), /## The key\n\n- \*\*Warning:\*\*/);
    assert.match(
      await report({ kind: 'set', keySet: { keys: [5, rfc7638Key] } }),
      /## Key 1\n\nThis element is no JSON/,
    );
    assert.match(await report({ kind: 'set', keySet: {} }), /\*\*0 keys · nothing was found wrong\*\*/);
  });

  it('lists 200 keys and counts the others', async () => {
    const keys = Array.from({ length: 203 }, (_, i) => ({ ...rfc7638Key, kid: String(i) }));
    assert.match(await report({ kind: 'set', keySet: { keys } }), /The set holds 3 more keys/);
  });
});

describe('hostile text in keys', () => {
  const tricks = [
    '<img src=x onerror=alert(1)>',
    '](command:workbench.action.terminal.new)',
    '[click](command:workbench.action.quit)',
    '![x](https://evil.example/pixel.png)',
    'https://evil.example/a?b=c#d',
    'mallory@evil.example',
    'a`b',
    '\n\n# a heading\n\n- a list\n\n```\ncode',
    '**Valid** · trusted',
    '| a | b |\n|-|-|',
    '\u202Egro.live',
    '$(check)',
    '&lt;b&gt;',
    '`'.repeat(7),
  ];

  /** What the Markdown is made of, apart from the words. */
  function skeleton(markdown: string): readonly string[] {
    return nodesOf(markdown)
      .map(({ type }) => type)
      .filter((type) => !['text', 'codespan', 'escape', 'br', 'paragraph', 'space'].includes(type));
  }

  const hostile = (text: string): readonly JsonObject[] => [
    { kty: 'RSA', n: 'AQAB', e: 'AQAB', kid: text, alg: text, use: text, key_ops: [text] },
    { kty: 'EC', crv: text, x: 'AA', y: 'AA', kid: text },
    { kty: 'OKP', crv: text, x: text, alg: text },
    { kty: text, x: text, kid: text, x5c: [text] },
    { kty: 'oct', k: text, kid: text, alg: text },
  ];

  async function allOf(keys: readonly JsonObject[]): Promise<readonly string[]> {
    const match = only(JSON.stringify({ keys }));
    const hovers = await Promise.all(
      [1, ...match.keys.map(({ start }) => start)].map((at) => keyHover(match, at, options)),
    );
    const report = await keyReportMarkdown({ kind: 'set', keySet: { keys } }, { ...options, title: 'x', origin: [] });
    return [...hovers.map(({ markdown }) => markdown), report];
  }

  it('stays text', async () => {
    const plain = (await allOf(hostile('plain'))).map(skeleton);
    for (const trick of tricks) {
      const written = await allOf(hostile(trick));
      assert.deepEqual(written.map(skeleton), plain, trick);
      for (const markdown of written) assertInert(markdown);
    }
  });

  it('stays text in any mixture', async () => {
    const mixture = fc.array(fc.constantFrom(...tricks), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(mixture, async (text) => {
        for (const markdown of await allOf(hostile(text))) assertInert(markdown);
      }),
      { numRuns: 25 },
    );
  });

  it('is cut', async () => {
    for (const markdown of await allOf(hostile('x'.repeat(20_000)))) assert.ok(markdown.length < 10_000);
  });

  function assertInert(markdown: string): void {
    for (const node of nodesOf(markdown)) {
      assert.ok(
        !['html', 'image', 'def', 'table', 'code', 'blockquote'].includes(node.type),
        `${node.type}: ${node.raw}`,
      );
      if (node.type === 'link') assert.match(String(node['href']), /^command:claimcheck\.(?:checkKeySet|openRule)\?/);
    }
    assert.doesNotMatch(markdown, /[\u202A-\u202E\u200B]/);
  }
});

/** PEM text of a kind whose content is not read. */
function pem(label: string): string {
  return `-----BEGIN ${label}-----\n${btoa('nothing that could be a key')}\n-----END ${label}-----`;
}
