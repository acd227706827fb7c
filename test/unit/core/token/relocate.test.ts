/** Finding tokens again after an edit gives what a scan of the whole new text gives, and reads little of it. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { relocateTokens, scanTokens, type TextChange, type TokenScan } from '../../../../src/core/token/relocate';
import { createRandom } from '../../../support/random';
import { buildCorpus } from '../../../support/tokenCorpus';
import { tokenKinds } from '../../../support/tokenKinds';

const corpus = buildCorpus(7).text;

interface Edited {
  readonly text: string;
  readonly scan: TokenScan;
  readonly readLength: number;
}

function edit(text: string, scan: TokenScan, offset: number, removedLength: number, inserted: string): Edited {
  const edited = text.slice(0, offset) + inserted + text.slice(offset + removedLength);
  const change: TextChange = { offset, removedLength, insertedLength: inserted.length };
  let readLength = 0;
  const read = (start: number, end: number): string => {
    readLength += end - start;
    return edited.slice(start, end);
  };
  return { text: edited, scan: relocateTokens(scan, change, { length: edited.length, read }), readLength };
}

/** What edits insert: pieces of tokens and of what joins them, and whole tokens. */
const inserts = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '.',
    '\n',
    '"',
    '" +\n"',
    '~',
    'eyJ',
    'a',
    '\\',
    '%2E',
    '{',
    '}',
    '"payload":',
    '=',
    '\r\n\r\n',
  ),
  fc.nat({ max: tokenKinds.length - 1 }).map((index) => tokenKinds[index]?.make(createRandom(index)) ?? ''),
  fc.string({ maxLength: 40 }),
);

describe('relocateTokens', () => {
  it('gives what a full scan gives, after any edits', () => {
    const edits = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat({ max: 400 }), inserts), {
      minLength: 1,
      maxLength: 4,
    });
    const part = fc.nat({ max: corpus.length - 12_000 });
    fc.assert(
      fc.property(part, edits, (from, changes) => {
        let text = corpus.slice(from, from + 12_000);
        let scan = scanTokens(text);
        for (const [place, removed, inserted] of changes) {
          const offset = Math.floor(place * text.length);
          ({ text, scan } = edit(text, scan, offset, Math.min(removed, text.length - offset), inserted));
          assert.deepEqual(scan.matches, scanTokens(text).matches);
        }
      }),
      { seed: 20240501, numRuns: 60 },
    );
  });

  it('mends a token that an edit had broken, wherever in it the edit was', () => {
    for (const kind of tokenKinds) {
      const token = kind.make(createRandom(3));
      const text = `before = "${'x'.repeat(6000)}"\n${token}\nafter`;
      const whole = scanTokens(text);
      for (const share of [0.02, 0.3, 0.6, 0.97]) {
        const offset = text.indexOf(token) + Math.floor(token.length * share);
        const broken = edit(text, whole, offset, 0, ' \u0000 ');
        assert.deepEqual(broken.scan.matches, scanTokens(broken.text).matches, `${kind.name} broken`);
        const mended = edit(broken.text, broken.scan, offset, 3, '');
        assert.deepEqual(mended.scan.matches, whole.matches, `${kind.name} mended`);
      }
    }
  });

  it('follows a token of half a megabyte', () => {
    const token = `${Buffer.from('{"alg":"HS256"}').toString('base64url')}.${'QUFB'.repeat(130_000)}.${'A'.repeat(43)}`;
    const text = `x ${token} y`;
    const broken = edit(text, scanTokens(text), 300_000, 0, ' ');
    assert.equal(broken.scan.matches.length, 0);
    assert.equal(edit(broken.text, broken.scan, 300_000, 1, '').scan.matches.length, 1);
  });

  it('reads a small part of a large text', () => {
    const text = `${corpus}${'plain text, line by line\n'.repeat(40_000)}`;
    const scan = scanTokens(text);
    const offset = text.indexOf('\n\n', corpus.length / 2);
    const { readLength } = edit(text, scan, offset, 0, 'x');
    assert.ok(readLength < 100_000, `${String(readLength)} of ${String(text.length)} characters`);
  });
});
