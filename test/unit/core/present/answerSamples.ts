/** Hostile texts of servers for the reports on answers, and what none of them may become. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { dangerousTypes, nodesOf } from './rendering';

const pieces = [
  '](command:x)',
  '<img src=x>',
  '`',
  '```\n# a\n',
  '**',
  '\n# a\n',
  '\n| a | b |\n| --- | --- |\n',
  '![a](https://e.example/p)',
  '[a](command:claimcheck.accessToken)',
  'https://e.example',
  '|',
  '$(x)',
  '\u202E',
  '~~',
  '~~~',
  '\u001B[31m',
];

export const hostileTexts = fc
  .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 4 })
  .map((texts) => texts.join(''));

/** Fails where the Markdown holds anything that acts, a heading that is not ours, or more blocks than our own. */
export function assertInert(
  markdown: string,
  headings: RegExp,
  blocks: { readonly [type: string]: number } = {},
): void {
  const nodes = nodesOf(markdown);
  for (const { type, raw } of nodes) {
    if (type === 'heading') assert.match(raw.trim(), headings);
    else if (dangerousTypes.has(type)) assert.ok((blocks[type] ?? 0) > 0, `${type}: ${raw}`);
  }
  for (const [type, most] of Object.entries(blocks)) {
    assert.ok(nodes.filter((node) => node.type === type).length <= most, `more than ${String(most)} of ${type}`);
  }
  assert.doesNotMatch(markdown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
}
