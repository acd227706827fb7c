/** What a hover says, in which order, and how long it may be. */
import assert from 'node:assert/strict';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { nodesOf, renderedText } from './rendering';
import { sampleInstant, sampleMember, sampleReference, sampleView } from './sampleView';

describe('hoverMarkdown', () => {
  it('tells the most important first', () => {
    const finding = { id: 'exp-missing', severity: 'warning', message: 'Finding.', source: 'RFC' } as const;
    const text = renderedText(hoverMarkdown(sampleView({ problem: 'Problem text.', findings: [finding] })));
    const order = [
      'Problem text.',
      'Access token',
      'Expired 3 years ago',
      'Not verified',
      'Finding.',
      'Show as document',
      'Claims',
      'Header',
    ];
    assert.deepEqual(
      [...order].sort((one, other) => text.indexOf(one) - text.indexOf(other)),
      order,
    );
    assert.ok(order.every((part) => text.includes(part)));
  });

  it('leads to the document and to the panel, with the handle and nothing else', () => {
    const markdown = hoverMarkdown(sampleView());
    const argument = `?%5B%22${sampleReference}%22%5D`;
    for (const [label, command] of [
      ['Show as document', 'showDocument'],
      ['in panel', 'showPanel'],
    ]) {
      assert.ok(markdown.includes(`[${label}](command:claimcheck.${command}${argument} "`), label);
    }
  });

  it('says how sure it is, and why when it is not', () => {
    const reasons = ['The first reason.', 'The second.', 'The third.'];
    assert.match(hoverMarkdown(sampleView({ reasons })), /^\*\*Access token\*\* from \*\*Descope\*\*\n/);
    assert.match(
      hoverMarkdown(sampleView({ reasons, confidence: 'likely' })),
      /^\*\*Access token\*\* from \*\*Descope\*\* \(likely\)\\\nThe first reason\. The second\.\n/,
    );
    assert.match(
      hoverMarkdown(sampleView({ confidence: 'guess', provider: undefined })),
      /^\*\*Access token\*\* \(best guess\)\n/,
    );
  });

  it('names the issuer, as the token says it, where the provider is not known', () => {
    const issuer = 'https://id.acme.example';
    assert.match(
      hoverMarkdown(sampleView({ provider: undefined, issuer })),
      /^\*\*Access token\*\* from `https:\/\/id\.acme\.example`\n/,
    );
    assert.match(hoverMarkdown(sampleView({ issuer })), /^\*\*Access token\*\* from \*\*Descope\*\*\n/);
    // What cannot stand in a code span must not read as words of ours.
    for (const mark of ['<', '>', '`', '](']) {
      const spoof = renderedText(hoverMarkdown(sampleView({ provider: undefined, issuer: `Acme, verified ${mark}` })));
      assert.ok(spoof.includes(`Access token from “Acme, verified ${mark}”`), spoof);
    }
  });

  it('says each instant in local time, in UTC and relative to now', () => {
    const claims = [
      sampleMember({ name: 'exp', title: 'Expiration time', value: '1698175401', instant: sampleInstant }),
    ];
    assert.match(
      renderedText(hoverMarkdown(sampleView({ claims }))),
      /exp Expiration time: 24 Oct 2023, 21:23:21 CEST \(19:23:21 UTC\), 3 years ago 1698175401\nWhom the token is about\./,
    );
  });

  it('shows eight facts and counts the rest, of the thousands of signatures that a token may have', () => {
    const facts = Array.from({ length: 9000 }, (_, index) => `Signature ${index + 1}: RS256.`);
    const markdown = hoverMarkdown(sampleView({ facts }));
    assert.match(markdown, /Signature 8: RS256\.\\\n\[and 8992 more\]\(command:claimcheck\.showDocument/);
    assert.ok(!markdown.includes('Signature 9'));
    assert.ok(!hoverMarkdown(sampleView({ facts: facts.slice(0, 8) })).includes(' more]'));
  });

  it('marks how serious a finding is with a word, shows five and counts the rest', () => {
    const severities = ['error', 'warning', 'warning', 'information', 'hint', 'hint', 'hint'] as const;
    const findings = severities.map((severity, index) => ({
      id: `r${index}`,
      severity,
      message: `Message ${index}.`,
      source: 'RFC',
    }));
    const text = renderedText(hoverMarkdown(sampleView({ findings })));
    for (const line of [
      'Error: Message 0. RFC',
      'Warning: Message 1. RFC',
      'Note: Message 3. RFC',
      'Hint: Message 4. RFC',
      'and 2 more',
    ]) {
      assert.ok(text.includes(line), line);
    }
    assert.ok(!text.includes('Message 5'));
  });

  it('shows twelve claims and a link to all of them', () => {
    const claims = Array.from({ length: 30 }, (_, index) => sampleMember({ name: `claim${index}` }));
    const text = renderedText(hoverMarkdown(sampleView({ claims })));
    assert.ok(text.includes('claim11') && !text.includes('claim12'));
    assert.ok(text.includes('Show all 30 claims'));
    assert.ok(!renderedText(hoverMarkdown(sampleView({ claims: claims.slice(0, 12) }))).includes('Show all'));
  });

  it('cuts a long value and links to the whole of it', () => {
    const markdown = hoverMarkdown(sampleView({ claims: [sampleMember({ value: `"${'a'.repeat(500)}"` })] }));
    assert.ok(markdown.includes(`\`"${'a'.repeat(79)}…\` [show all](command:claimcheck.showDocument?`));
    assert.ok(!markdown.includes('a'.repeat(80)));
  });

  it('puts algorithm, type and key first in the header', () => {
    const header = ['x5t', 'kid', 'typ', 'alg'].map((name) =>
      sampleMember({ name, title: undefined, value: '"v"', meaning: undefined }),
    );
    const markdown = hoverMarkdown(sampleView({ header }));
    assert.ok(markdown.includes('- `alg`: `"v"`\n- `typ`: `"v"`\n- `kid`: `"v"`\n- `x5t`: `"v"`'));
  });

  it('says what a name means and what its value means', () => {
    const member = sampleMember({ explained: 'a test user' });
    const text = renderedText(hoverMarkdown(sampleView({ claims: [member], header: [member] })));
    assert.ok(text.includes('sub Subject: "alice"\nWhom the token is about. Here: a test user.'));
    assert.ok(text.includes('sub Subject: "alice"\nA test user.'), 'of a header parameter the value alone');
  });

  it('indents disclosures below those they are reached through', () => {
    const child = {
      state: 'malformed',
      label: '',
      title: undefined,
      value: '',
      truncated: false,
      children: [],
    } as const;
    const parent = {
      state: 'matched',
      label: 'address',
      title: 'Address',
      value: '{}',
      truncated: false,
      children: [child],
    } as const;
    const markdown = hoverMarkdown(sampleView({ disclosures: [parent] }));
    assert.ok(markdown.includes('- `address` **Address**: `{}`\n  - A disclosure (cannot be read)'));
  });

  it('says that a name is repeated', () => {
    assert.match(
      renderedText(hoverMarkdown(sampleView({ claims: [sampleMember({ duplicate: true })] }))),
      /sub Subject \(name repeated\): /,
    );
  });

  it('shows names that would show nothing', () => {
    const claims = [sampleMember({ name: '', title: undefined }), sampleMember({ name: '  ', title: undefined })];
    const text = renderedText(hoverMarkdown(sampleView({ claims })));
    assert.ok(text.includes('"": "alice"') && text.includes('"  ": "alice"'));
  });

  it('stops at the fourth token inside a token', () => {
    let view = sampleView({ title: 'Innermost' });
    for (let depth = 0; depth < 10; depth++) {
      view = sampleView({ nested: [{ label: 'Nested token', view }] });
    }
    const text = renderedText(hoverMarkdown(view));
    assert.ok(!text.includes('Innermost'));
    assert.ok(text.includes('more tokens inside'));
  });

  it('offers to copy only what the token has', () => {
    const opaque = hoverMarkdown(sampleView({ form: 'opaque', header: [], claims: [], lifetime: undefined }));
    assert.ok(!opaque.includes('copyPayload') && !opaque.includes('copyHeader') && !opaque.includes('copyClaim'));
    assert.ok(opaque.includes('copyRedacted') && opaque.includes('showDocument'));
  });

  it('survives a handle that holds anything', () => {
    for (const reference of [sampleReference, `a"b)c(d'e*f~g h`, '](command:x)', '%22', '🙂']) {
      for (const node of nodesOf(hoverMarkdown(sampleView({ reference })))) {
        if (node.type === 'link') {
          const query = String('href' in node ? node.href : '').split('?')[1] ?? '';
          assert.deepEqual(JSON.parse(decodeURIComponent(query)), [reference]);
        }
      }
    }
  });
});
