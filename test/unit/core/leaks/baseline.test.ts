import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import {
  baselineOf,
  baselineText,
  resolvedEntries,
  standingIn,
  withEntry,
  type BaselineEntry,
} from '../../../../src/core/leaks/baseline';
import { parseBaseline } from '../../../../src/core/leaks/parseBaseline';

const one: BaselineEntry = {
  fingerprint: '1'.repeat(32),
  kind: 'access-token',
  title: 'Access token · Keycloak',
  path: 'test/tokens.json',
  reason: 'The realm was deleted in 2025',
  added: '2026-11-28',
  expires: '2027-02-28',
};
const other: BaselineEntry = {
  ...one,
  fingerprint: '2'.repeat(32),
  kind: 'private-key',
  path: 'a.pem',
  expires: undefined,
};
const file = `{
  "version": 1,
  "entries": [
    {
      "fingerprint": "11111111111111111111111111111111",
      "kind": "access-token",
      "title": "Access token · Keycloak",
      "path": "test/tokens.json",
      "reason": "The realm was deleted in 2025",
      "added": "2026-11-28",
      "expires": "2027-02-28"
    },
    {
      "fingerprint": "22222222222222222222222222222222",
      "kind": "private-key",
      "title": "Access token · Keycloak",
      "path": "a.pem",
      "reason": "The realm was deleted in 2025",
      "added": "2026-11-28"
    }
  ]
}
`;

describe('the text of a baseline', () => {
  it('is sorted, two-space JSON with an end of the last line, whatever the order', () => {
    assert.equal(baselineText([other, one]), file);
    assert.equal(baselineText([one, other]), file);
    assert.equal(baselineText([]), '{\n  "version": 1,\n  "entries": []\n}\n');
  });

  it('holds what an entry is made of and nothing else', () => {
    const more = { ...one, token: 'eyJhbGciOiJIUzI1NiJ9' };
    assert.ok(!baselineText([more]).includes('eyJ'));
  });

  it('shows characters that are drawn as nothing, and gives them back', () => {
    const title = 'pay\u202Eload\u200B \u{E0041}"\n\uD800';
    const text = baselineText([{ ...one, title }]);
    assert.ok(text.includes(String.raw`"pay\u202eload\u200b \udb40\udc41\"\n\ud800"`));
    assert.equal(parseBaseline(text).baseline.entries[0]?.title, title);
  });

  it('gives any entries back', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).map((more) => `a${more}`);
    const fingerprint = fc.stringMatching(/^[\da-f]{32}$/);
    const entry = fc.record({ fingerprint, title: text, path: text, reason: text });
    fc.assert(
      fc.property(fc.uniqueArray(entry, { selector: (each) => each.fingerprint }), (list) => {
        const entries = list.map((each): BaselineEntry => ({ ...one, ...each }));
        const { baseline, problems } = parseBaseline(baselineText(entries));
        assert.deepEqual(problems, []);
        assert.deepEqual(new Map(baseline.byFingerprint), new Map(entries.map((each) => [each.fingerprint, each])));
      }),
    );
  });
});

describe('parseBaseline', () => {
  it('reads what is written, and does not mind members it does not know', () => {
    assert.deepEqual(parseBaseline(file).baseline.entries, [one, other]);
    const more = { version: 1, owner: 'us', entries: [{ ...one, seen: 3 }] };
    const { baseline, problems } = parseBaseline(`\uFEFF${JSON.stringify(more)}`);
    assert.deepEqual([baseline.entries, problems], [[one], []]);
  });

  const refused: Readonly<Record<string, string>> = {
    '': 'not-json',
    eyJhbGciOi: 'not-json',
    '<<<<<<< HEAD\n{"version":1,"entries":[]}': 'not-json',
    null: 'not-an-object',
    '[]': 'not-an-object',
    '"text"': 'not-an-object',
    '{}': 'unknown-version',
    '{"version":"1","entries":[]}': 'unknown-version',
    '{"version":2,"entries":[]}': 'unknown-version',
    '{"version":1}': 'entries-not-a-list',
    '{"version":1,"entries":{"0":{}}}': 'entries-not-a-list',
  };

  for (const [text, code] of Object.entries(refused)) {
    it(`refuses ${JSON.stringify(text)}`, () => {
      const { baseline, problems } = parseBaseline(text);
      assert.deepEqual([baseline.entries, problems], [[], [{ index: undefined, code }]]);
    });
  }

  const bad: readonly (readonly [member: object, code: string])[] = [
    [{ fingerprint: undefined }, 'bad-fingerprint'],
    [{ fingerprint: 'A'.repeat(32) }, 'bad-fingerprint'],
    [{ fingerprint: `${one.fingerprint}\n` }, 'bad-fingerprint'],
    [{ fingerprint: 1 }, 'bad-fingerprint'],
    [{ kind: undefined }, 'bad-kind'],
    [{ kind: 'toString' }, 'bad-kind'],
    [{ kind: ['access-token'] }, 'bad-kind'],
    [{ title: ' ' }, 'bad-title'],
    [{ path: null }, 'bad-path'],
    [{ reason: undefined }, 'bad-reason'],
    [{ reason: '…!' }, 'bad-reason'],
    [{ added: undefined }, 'bad-added'],
    [{ added: '2026-11-28T00:00:00Z' }, 'bad-added'],
    [{ added: '28.11.2026' }, 'bad-added'],
    [{ expires: null }, 'bad-expires'],
    [{ expires: '2027-02-29' }, 'bad-expires'],
    [{ expires: '2027-13-01' }, 'bad-expires'],
    [{ expires: '2027-2-1' }, 'bad-expires'],
    [{ expires: '' }, 'bad-expires'],
  ];

  for (const [member, code] of bad) {
    it(`says of ${JSON.stringify(member)}: ${code}, and reads the others`, () => {
      const text = JSON.stringify({ version: 1, entries: [{ ...one, ...member }, other] });
      const { baseline, problems } = parseBaseline(text);
      assert.deepEqual([baseline.entries, problems], [[other], [{ index: 0, code }]]);
    });
  }

  it('says all that is wrong with an entry, and that it is none', () => {
    const text = JSON.stringify({ version: 1, entries: ['text', { fingerprint: one.fingerprint }, null] });
    const codes = ['bad-kind', 'bad-title', 'bad-path', 'bad-reason', 'bad-added'];
    assert.deepEqual(parseBaseline(text).problems, [
      { index: 0, code: 'entry-not-an-object' },
      ...codes.map((code) => ({ index: 1, code })),
      { index: 2, code: 'entry-not-an-object' },
    ]);
  });

  it('takes the first of two with the same fingerprint, and says so', () => {
    const text = JSON.stringify({ version: 1, entries: [one, { ...one, reason: 'Another one' }, other] });
    const { baseline, problems } = parseBaseline(text);
    assert.deepEqual(baseline.entries, [one, other]);
    assert.deepEqual(problems, [{ index: 1, code: 'repeated-fingerprint' }]);
  });

  it('stops after as many entries as any team has, and says so', () => {
    const entries = Array.from({ length: 20_001 }, (_, index) => ({
      ...one,
      fingerprint: index.toString(16).padStart(32, '0'),
    }));
    const { baseline, problems } = parseBaseline(JSON.stringify({ version: 1, entries }));
    assert.equal(baseline.entries.length, 20_000);
    assert.deepEqual(problems, [{ index: 20_000, code: 'too-many-entries' }]);
  });

  it('never throws, and accepts nothing that is not an entry', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.json().map((json) => `{"version":1,"entries":[${json}]}`),
        ),
        (text) => {
          assert.deepEqual(parseBaseline(text).baseline.entries, []);
        },
      ),
    );
  });
});

describe('a baseline', () => {
  const baseline = baselineOf([one, other]);
  const at = (text: string): string => standingIn(baseline, one.fingerprint, new Date(text));

  it('knows a credential to the end of its last day in UTC', () => {
    assert.equal(at('2026-11-28T12:00:00Z'), 'known');
    assert.equal(at('2027-02-28T23:59:59.999Z'), 'known');
    assert.equal(at('2027-03-01T00:00:00Z'), 'lapsed');
    assert.equal(at('2027-03-01T00:30:00+01:00'), 'known');
    assert.equal(at('+012000-01-01T00:00:00Z'), 'lapsed');
  });

  it('knows one without a last day for good, and no other', () => {
    assert.equal(standingIn(baseline, other.fingerprint, new Date('2999-01-01T00:00:00Z')), 'known');
    assert.equal(standingIn(baseline, '3'.repeat(32), new Date('2026-11-28T12:00:00Z')), 'new');
    assert.equal(standingIn(baselineOf([]), '', new Date('2026-11-28T12:00:00Z')), 'new');
  });

  it('accepts nothing up to a day at an instant that is none', () => {
    assert.equal(standingIn(baseline, one.fingerprint, new Date(NaN)), 'lapsed');
  });

  it('tells what was not found any more', () => {
    assert.deepEqual(resolvedEntries(baseline, [one.fingerprint, '3'.repeat(32)]), [other]);
    assert.deepEqual(resolvedEntries(baseline, []), [one, other]);
    assert.deepEqual(resolvedEntries(baseline, new Set([one.fingerprint, other.fingerprint])), []);
  });

  it('takes an entry in, in the place of one with the same fingerprint', () => {
    const again = { ...one, reason: 'Checked again', expires: undefined };
    assert.deepEqual(withEntry([one], other), [one, other]);
    assert.deepEqual(withEntry([one, other], again), [other, again]);
    assert.equal(baselineText(withEntry([other], one)), file);
  });
});
