/** The lines for a person. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { baselineOf } from '../../../src/core/leaks/baseline';
import { findInText } from '../../../src/scan/findInText';
import type { Find } from '../../../src/scan/found';
import { judge } from '../../../src/scan/report';
import { findLines, summaryLines } from '../../../src/scan/textReport';
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
    assert.match(lines[0] ?? '', /^b\.txt:1:5 {2}live {2}GitHub .+ {2}ghp_.+ {2}[\da-f]{32}$/);
    assert.match(lines[1] ?? '', /^a\.txt:2:2 {2}expired {2}.+ {2}eyJ.+ {2}[\da-f]{32}$/);
    for (const secret of [token.slice(4, 20), expired.slice(20)]) assert.ok(!lines.join('\n').includes(secret));
  });

  it('writes out what cannot be seen in a path, and no command of a build service', () => {
    const [line = ''] = findLines(told(findsIn('::set-env\n\u001b[31m\u202e.txt', token)).told);
    assert.ok(line.startsWith(String.raw`./::set-env\u{A}\u{1B}[31m\u{202E}.txt:1:1  live`), line);
  });

  it('counts what was found, what is not listed, and what was not searched', () => {
    const judged = told([...findsIn('a', expired), ...findsIn('b', token)], 'live');
    const skipped = [
      { path: 'x', code: 'binary' },
      { path: 'y', code: 'too-large' },
      { path: 'z', code: 'binary' },
    ] as const;
    assert.deepEqual(summaryLines(judged, { searched: 5, skipped, allowed: 2 }), [
      '1 found: 1 live.',
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
      '1 found: 1 live.',
      '1 of them accepted only up to a day that has passed.',
      '1 more accepted by the baseline.',
    ]);
    assert.equal(judged.told[0]?.reason, 'fixture');
  });

  it('says that there is nothing', () => {
    assert.deepEqual(summaryLines(told([]), files), ['Nothing was found that is not accepted.', 'Searched: 3.']);
  });
});
