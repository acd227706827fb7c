/** The lines for a person. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { baselineOf, type BaselineEntry } from '../../../src/core/leaks/baseline';
import { findInText } from '../../../src/scan/findInText';
import type { Find } from '../../../src/scan/found';
import { judge, resolvedBy } from '../../../src/scan/report';
import { findLines, resolvedLines, summaryLines } from '../../../src/scan/textReport';
import { compactJws, madeUpGitHubToken } from '../../support/tokenFactory';

const now = new Date('2026-11-28T12:00:00Z');
const token = madeUpGitHubToken();
const expired = compactJws({ alg: 'ES256' }, { iss: 'https://login.acme.dev', exp: 1_700_000_000 });
const files = { searched: 3, skipped: [], allowed: 0 };

function findsIn(path: string, text: string): readonly Find[] {
  return findInText(text).found.map((find) => ({ ...find, path }));
}

function told(finds: readonly Find[], minRank: 'live' | 'expired' = 'expired'): ReturnType<typeof judge> {
  return judge(finds, { baselinesOf: () => [], minRank, now });
}

describe('the text report', () => {
  it('has a line for each find, the worst first, without the secret', () => {
    const judged = told([...findsIn('a.txt', `x\n ${expired}\n`), ...findsIn('b.txt', `key=${token}`)]);
    const lines = findLines(judged.told);
    assert.equal(lines.length, 2);
    assert.match(lines[0] ?? '', /^b\.txt:1:5 {2}may be live {2}GitHub .+ {2}ghp_.+ {2}[\da-f]{32}$/);
    assert.match(lines[1] ?? '', /^a\.txt:2:2 {2}expired {2}.+ {2}eyJ.+ {2}[\da-f]{32}$/);
    for (const secret of [token.slice(4, 20), expired.slice(20)]) assert.ok(!lines.join('\n').includes(secret));
  });

  it('says of a comment without a reason that it does not count', () => {
    const other = madeUpGitHubToken();
    const text = `${token} # claimcheck-ignore leak\n${other}\n`;
    const lines = findLines(told(findsIn('a.txt', text)).told);
    assert.equal(lines.length, 3);
    assert.equal(lines[1], 'a.txt:1  the comment for it gives no reason behind a colon, so it does not count');
  });

  it('writes out what cannot be seen in a path, and no command of a build service', () => {
    const [line = ''] = findLines(told(findsIn('::set-env\n\u001b[31m\u202e.txt', token)).told);
    assert.ok(line.startsWith(String.raw`./::set-env\u{A}\u{1B}[31m\u{202E}.txt:1:1  may be live`), line);
  });

  it('counts what was found, what is not listed, and what was not searched', () => {
    const judged = told([...findsIn('a', expired), ...findsIn('b', token)], 'live');
    const skipped = [
      { path: 'x', code: 'binary' },
      { path: 'y', code: 'too-large' },
      { path: 'z', code: 'binary' },
    ] as const;
    assert.deepEqual(summaryLines(judged, { searched: 5, skipped, allowed: 2 }), [
      '1 found: 1 may be live.',
      '2 more allowed by comments.',
      'Not listed: 1 expired; --min-rank lists them.',
      'Searched: 5.',
      'Skipped: 3 (2 binary, 1 too-large).',
    ]);
  });

  it('lists what the baseline accepted up to a past day, and not what it accepts', () => {
    const finds = [...findsIn('a', token), ...findsIn('b', madeUpGitHubToken())];
    const entries = finds.map(({ leak: { fingerprint, kind, title }, path }, index) => ({
      ...{ fingerprint, kind, title, path, reason: 'fixture', added: '2026-01-01' },
      expires: index === 0 ? undefined : '2026-11-27',
    }));
    const judged = judge(finds, { baselinesOf: () => [baselineOf(entries)], minRank: 'live', now });
    assert.deepEqual(
      findLines(judged.told).map((line) => line.slice(0, 6)),
      ['b:1:1 '],
    );
    assert.deepEqual(summaryLines(judged, files).slice(0, 3), [
      '1 found: 1 may be live.',
      '1 of them accepted only up to a day that has passed.',
      '1 more accepted by the baseline.',
    ]);
    assert.equal(judged.told[0]?.reason, 'fixture');
  });

  it('names what is accepted and in no file any more, but not what may be in a file that was not read', () => {
    const entryAt = (path: string, index: number): BaselineEntry => ({
      ...{ fingerprint: index.toString(16).padStart(32, '0'), kind: 'opaque-token', title: 'A token', path },
      ...{ reason: 'fixture', added: '2026-01-01', expires: undefined },
    });
    const finds = findsIn('a', token);
    const found = { ...entryAt('elsewhere', 0), fingerprint: finds[0]?.leak.fingerprint ?? '' };
    const paths = ['gone', 'large', 'locked/inner/x', 'a/\u202E', 'b', 'c', 'd', 'e'];
    const entries = [found, ...paths.map((path, index) => entryAt(path, index + 1))];
    const skipped = [
      { path: 'gone', code: 'gone' },
      { path: 'large', code: 'too-large' },
      { path: 'locked', code: 'unreadable' },
    ] as const;
    const resolved = resolvedBy(baselineOf(entries), { finds, skipped });
    assert.deepEqual(
      resolved.map(({ path }) => path),
      ['gone', 'a/\u202E', 'b', 'c', 'd', 'e'],
    );
    const [line = '', advice] = resolvedLines(resolved);
    assert.ok(line.startsWith(`Accepted, and in no file any more: ${'1'.padStart(32, '0')} gone, `), line);
    assert.ok(line.includes(String.raw`a/\u{202E}`) && line.endsWith(' d, and 1 more.'), line);
    assert.match(advice ?? '', /can be removed from the baseline/);
    assert.deepEqual(resolvedLines([]), []);
  });

  it('says that there is nothing', () => {
    assert.deepEqual(summaryLines(told([]), files), ['Nothing was found that is not accepted.', 'Searched: 3.']);
  });
});
