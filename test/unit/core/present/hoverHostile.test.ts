/** Hostile texts in a token stay text in the hover, whatever they are made of. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Token } from 'marked';
import { hoverCommands } from '../../../../src/core/present/commandLinks';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { visibleText } from '../../../../src/core/present/escape';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import { compactJws } from '../../../support/tokenFactory';
import { dangerousTypes, nodesOf, renderedText } from './rendering';
import { sampleReference, sampleView, viewFullOf } from './sampleView';

const tricks: readonly (readonly [what: string, text: string])[] = [
  ['an image that runs script', '<img src=x onerror=alert(1)>'],
  ['a script element', '</p><script>alert(1)</script>'],
  ['a styled span, which trusted Markdown keeps', '<span style="color:#fff">x</span>'],
  ['an HTML comment', '<!-- x'],
  ['the end of a link to a command', '](command:workbench.action.terminal.new)'],
  ['a link to a command', '[click](command:workbench.action.quit)'],
  ['a link to one of our own commands', '[click](command:claimcheck.copyPayload?%5B%22x%22%5D)'],
  ['a link with a title', '[a](https://evil.example "x")'],
  ['a reference link', '[a][b]'],
  ['a link definition', '[b]: https://evil.example'],
  ['an image that tells who reads', '![x](https://evil.example/pixel.png)'],
  ['an angle-bracket link', '<https://evil.example>'],
  ['a bare https URL', 'https://evil.example/a?b=c#d'],
  ['a bare http URL to a metadata service', 'http://169.254.169.254/latest/meta-data/'],
  ['a bare URL in capitals', 'HTTPS://EVIL.EXAMPLE'],
  ['a bare ftp URL', 'ftp://evil.example'],
  ['a bare www name', 'www.evil.example'],
  ['a bare www name in capitals', 'WWW.evil.example'],
  ['a mail address', 'mallory@evil.example'],
  ['a mailto URI', 'mailto:mallory@evil.example'],
  ['a javascript URI', 'javascript:alert(1)'],
  ['a data URI', 'data:text/html,<b>x</b>'],
  ['a file URI', 'file:///etc/passwd'],
  ['a command URI', 'command:workbench.action.quit'],
  ['a vscode URI', 'vscode://evil.extension/run'],
  ['a backtick', 'a`b'],
  ['backticks at both ends', '`a`'],
  ['runs of backticks of many lengths', '` `` ``` ```` `````'],
  ['a code fence', '\n```\n[x](command:y)\n```\n'],
  ['a tilde fence', '\n~~~\nx\n~~~\n'],
  ['emphasis', '**a** _b_ ***c*** __d__'],
  ['struck text', '~~a~~'],
  ['half an emphasis', '**a'],
  ['a heading', '\n# a\n'],
  ['an underlined heading', 'a\n===\n'],
  ['a rule', '\n\n---\n\n'],
  ['a list', '\n- a\n1. b\n- [x] c'],
  ['a quote with an alert', '\n> [!WARNING]\n> x'],
  ['a table', '\n|a|b|\n|-|-|\n|c|d|\n'],
  ['a table break', 'a | b || c'],
  ['an HTML entity', '&lt;b&gt; &#x3C; &amp; &nbsp;'],
  ['a theme icon', '$(warning) $(x~spin)'],
  ['a footnote', 'a[^1]\n\n[^1]: b'],
  ['a backslash', '\\ \\` \\[ \\'],
  ['a hard break', 'a  \nb\\\nc'],
  ['ANSI colours', '\u001B[31mExpired\u001B[0m'],
  ['an ANSI hyperlink', '\u001B]8;;https://evil.example\u0007x\u001B]8;;\u0007'],
  ['a bidirectional override', '\u202Egro.live//:sptth'],
  ['zero-width characters', 'ad\u200Bmin\u200D\uFEFF'],
  ['NUL and other controls', 'a\0b\u0008c'],
  ['line separators', 'a\u2028b\u2029c\u0085d'],
  ['indentation', '\n\n        code'],
];

const benign = skeleton('plain');
const times = createTimeWords('en-GB', 'UTC');

describe('hostile text in a hover', () => {
  for (const [what, text] of tricks) {
    it(`shows ${what} as text`, () => {
      const markdown = hoverMarkdown(viewFullOf(text));
      assertInert(markdown, text);
      assert.deepEqual(skeleton(text), benign);
    });
  }

  it('shows any mixture of tricks as text', () => {
    const mixture = fc
      .array(fc.constantFrom(...tricks.map(([, text]) => text)), { minLength: 1, maxLength: 4 })
      .map((parts) => parts.join('').slice(0, 70));
    fc.assert(
      fc.property(mixture, (text) => {
        assertInert(hoverMarkdown(viewFullOf(text)), text);
        assert.deepEqual(skeleton(text), benign);
      }),
      { numRuns: 60 },
    );
  });

  it('cuts texts of nearly a megabyte, whatever they stand in', () => {
    const text = '`[x](https://e.example)<img src=x>'.repeat(18_000);
    const tokens = [
      compactJws({ alg: 'ES256' }, { iss: text, picture: text }),
      compactJws({ alg: 'ES256', kid: text }, { sub: 'someone' }),
      compactJws({ alg: 'ES256' }, { [text]: 'someone' }),
      compactJws({ alg: 'ES256' }, text),
    ];
    for (const token of tokens) {
      const view = toTokenView(token, decodeToken(token), { now: new Date(0), times, reference: sampleReference });
      const markdown = hoverMarkdown(view);
      assert.ok(markdown.length < 10_000, String(markdown.length));
      assertInert(markdown, '');
    }
  });

  it('links to nothing but our own commands, with the handle alone for an argument', () => {
    const views = [
      viewFullOf('x'),
      sampleView({ issuer: 'x' }),
      sampleView({ issuer: 'x', issuerState: 'awaiting-consent' }),
      sampleView({ form: 'jwe' }),
    ];
    const links = views.flatMap((view) => nodesOf(hoverMarkdown(view))).filter((node) => node.type === 'link');
    assert.deepEqual(
      new Set(links.map((link) => hrefOf(link))),
      new Set(hoverCommands.map((id) => `command:${id}?${encodeURIComponent(JSON.stringify([sampleReference]))}`)),
    );
  });
});

/** No node but ours: links are our commands, nothing else is active; every character of the text can be seen. */
function assertInert(markdown: string, text: string): void {
  for (const node of nodesOf(markdown)) {
    const own = node.type === 'link' && /^command:claimcheck\.\w+\?%5B%22[0-9a-f-]+%22%5D$/.test(hrefOf(node));
    assert.ok(own || !dangerousTypes.has(node.type), `${node.type}: ${node.raw}`);
  }
  assert.doesNotMatch(markdown.replaceAll('\n', ''), /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
  const seen = squeezed(renderedText(markdown));
  assert.ok(seen.includes(squeezed(visibleText(text))), 'the text itself is shown');
}

/** The kinds of node of a hover full of `text`, without the leaves: hostile text must not change them, our own emphasis included. */
function skeleton(text: string): readonly string[] {
  return nodesOf(hoverMarkdown(viewFullOf(text)))
    .map((node) => (node.type === 'link' ? `link ${hrefOf(node)}` : node.type))
    .filter((type) => type !== 'text' && type !== 'escape' && type !== 'codespan');
}

function hrefOf(node: Token): string {
  return 'href' in node && typeof node.href === 'string' ? node.href : '';
}

function squeezed(text: string): string {
  return text.replace(/ +/g, ' ').trim();
}
