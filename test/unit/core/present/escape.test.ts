/** Escaping: invisible characters become visible, Markdown becomes text. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { codeSpan, cutText, markdownText, visibleJsonString, visibleText } from '../../../../src/core/present/escape';
import { codeTexts, nodesOf, renderedText } from './rendering';

describe('visibleText', () => {
  const rows: readonly (readonly [what: string, text: string, expected: string])[] = [
    ['a bidirectional override', 'user\u202Enimda', 'user\\u{202E}nimda'],
    ['bidirectional isolates', '\u2066a\u2069', '\\u{2066}a\\u{2069}'],
    ['zero-width characters', 'a\u200Bb\u200Dc\uFEFFd', 'a\\u{200B}b\\u{200D}c\\u{FEFF}d'],
    ['an ANSI escape', '\u001B[31mred\u001B[0m', '\\u{1B}[31mred\\u{1B}[0m'],
    ['NUL, bell, DEL and C1', '\0\u0007\u007F\u009B', '\\u{0}\\u{7}\\u{7F}\\u{9B}'],
    ['line breaks of every kind', 'a\nb\rc\u2028d\u2029e', 'a\\u{A}b\\u{D}c\\u{2028}d\\u{2029}e'],
    ['tag characters', 'a\u{E0041}', 'a\\u{E0041}'],
    ['letters that are drawn as nothing', '\u3164\u115F\u2800', '\\u{3164}\\u{115F}\\u{2800}'],
    ['half a surrogate pair', 'a\uD83D', 'a\\u{D83D}'],
    ['nothing in ordinary text', 'Zoë 趙 🙂 مرحبا 1.5 €', 'Zoë 趙 🙂 مرحبا 1.5 €'],
  ];
  for (const [what, text, expected] of rows) {
    it(`writes out ${what}`, () => assert.equal(visibleText(text), expected));
  }
});

describe('markdownText', () => {
  it('shows any text as it is written', () => {
    fc.assert(
      fc.property(markupHeavy, (text) => {
        const shown = visibleText(text).trim().replace(/ +/g, ' ');
        assert.equal(renderedText(`x ${markdownText(text)} y`).replace(/ +/g, ' '), `x ${shown} y`.replace(/ +/g, ' '));
      }),
      { numRuns: 300 },
    );
  });

  it('shows any text as it is written at the start of a line too', () => {
    fc.assert(
      fc.property(
        markupHeavy.filter((text) => text.trim() !== ''),
        (text) => {
          const shown = visibleText(text.trim()).replace(/ +/g, ' ');
          const markdown = `- x\\\n  ${markdownText(text.trim())} y`;
          assert.equal(renderedText(markdown).replace(/ +/g, ' ').replace('\n', ''), `x${shown} y`);
          assert.deepEqual(
            nodesOf(markdown).filter((node) => !['list', 'list_item', 'text', 'escape', 'br'].includes(node.type)),
            [],
          );
        },
      ),
      { numRuns: 300 },
    );
  });

  it('leaves no address whole that the Markdown preview would make a link of, with a scheme or without', () => {
    // linkify-it knows `//host`; a character that is escaped parts the text for it.
    assert.equal(markdownText('see (//host.example)'), 'see (\\//host.example)');
    assert.equal(markdownText('https://host.example'), 'https\\://host.example');
    assert.equal(markdownText('a/b, and/or'), 'a/b, and/or');
  });

  it('leaves ordinary sentences readable', () => {
    assert.equal(markdownText('Expires in 12 minutes (RFC 7519 §4.1.4).'), 'Expires in 12 minutes (RFC 7519 §4.1.4).');
  });
});

describe('codeSpan', () => {
  it('shows any text as it is written', () => {
    fc.assert(
      fc.property(
        markupHeavy.filter((text) => visibleText(text).trim() !== ''),
        (text) => {
          const shown = `x ${visibleText(text).trim()} y`.replace(/ +/g, ' ');
          assert.equal(renderedText(`- x ${codeSpan(text)} y`).replace(/ +/g, ' '), shown);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is one code span for what claims are made of', () => {
    for (const value of [
      '"https://issuer.example/a?b=c"',
      '["a","b"]',
      '{"a":[1,2]}',
      ' a ',
      '1698175401',
      '"a@b.co"',
    ]) {
      assert.deepEqual(codeTexts(`- **x** ${codeSpan(value)} **y**`), [value]);
    }
  });
});

describe('cutText', () => {
  it('leaves a short text alone', () => assert.deepEqual(cutText('abc', 3), { text: 'abc', truncated: false }));
  it('says when it cut', () => assert.deepEqual(cutText('abcd', 3), { text: 'abc', truncated: true }));
  it('never cuts a character in half', () => assert.deepEqual(cutText('ab🙂', 3), { text: 'ab', truncated: true }));
});

describe('visibleJsonString', () => {
  it('keeps the value of any JSON string', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0xffff })), (units) => {
        const text = String.fromCharCode(...units);
        const written = visibleJsonString(JSON.stringify(text));
        assert.equal(JSON.parse(written), text);
        assert.doesNotMatch(written, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }),
    );
  });
});

/** Texts made of what Markdown takes for markup. */
const markupHeavy = fc
  .array(
    fc.constantFrom(
      ...[
        '`',
        '``',
        '*',
        '**',
        '_',
        '__',
        '~~',
        '[',
        ']',
        '](',
        ')',
        '![',
        '<',
        '>',
        '<b>',
        '</b>',
        '<!--',
        '-->',
        '|',
      ],
      ...[
        'https://',
        'http://evil.example',
        'www.',
        'a@b.co',
        'mailto:',
        '&amp;',
        '&#x41;',
        '&',
        '\\',
        '\\`',
        '#',
        '- ',
      ],
      ...['$(bug)', '[^1]', ':', '/', '.', ' ', 'a', 'b', '1.', '\u202E', '\n', '"', "'", '!', '{', '}', '=', '+'],
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));
