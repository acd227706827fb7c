import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { jsonReport, worstFirst, type ReportedLeak } from '../../../../src/core/leaks/report';
import { leakWith, reportedWith } from './reported';

const about = { now: new Date('2026-11-28T12:00:00Z'), toolVersion: '1.2.3', skipped: [] };
const members = (found: ReportedLeak): Record<string, unknown> => {
  const report = JSON.parse(jsonReport([found], about)) as { leaks: [Record<string, unknown>] };
  return report.leaks[0];
};

describe('the JSON report', () => {
  it('is this text', () => {
    const accepted = reportedWith({
      leak: leakWith({
        kind: 'private-key',
        title: 'Private key (EC)',
        reasons: [],
        issuer: undefined,
        expiresAt: undefined,
        testReason: 'It stands in RFC 7515.',
        fingerprint: 'b'.repeat(32),
        redacted: 'Private key (EC) (227 characters)',
      }),
      path: 'test/key.pem',
      line: 1,
      column: 1,
      endLine: 5,
      endColumn: 26,
      rank: 'test',
      standing: 'known',
      reason: 'From the RFC',
      tracking: 'history',
      commit: '0123abc',
    });
    const skipped = [{ path: 'big\u202E.bin', code: 'too-large' }];
    assert.equal(
      jsonReport([accepted, reportedWith()], { ...about, skipped }),
      `{
  "version": 1,
  "tool": {
    "name": "Claimcheck",
    "version": "1.2.3"
  },
  "createdAt": "2026-11-28T12:00:00.000Z",
  "counts": {
    "verified": 0,
    "live": 1,
    "test": 1,
    "expired": 0,
    "new": 1,
    "known": 1,
    "lapsed": 0
  },
  "leaks": [
    {
      "rank": "live",
      "standing": "new",
      "kind": "access-token",
      "title": "Access token · Keycloak",
      "redacted": "eyJhbGci… (JWS, 614 characters)",
      "fingerprint": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "path": "src/a.ts",
      "line": 3,
      "column": 16,
      "endLine": 3,
      "endColumn": 630,
      "reasons": [
        "Its \\"typ\\" is \\"Bearer\\"."
      ],
      "issuer": "https://id.acme.io/realms/shop",
      "expiresAt": "2030-03-17T17:46:40.000Z"
    },
    {
      "rank": "test",
      "standing": "known",
      "kind": "private-key",
      "title": "Private key (EC)",
      "redacted": "Private key (EC) (227 characters)",
      "fingerprint": "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb",
      "path": "test/key.pem",
      "line": 1,
      "column": 1,
      "endLine": 5,
      "endColumn": 26,
      "reasons": [],
      "testReason": "It stands in RFC 7515.",
      "tracking": "history",
      "commit": "0123abc",
      "acceptedBecause": "From the RFC"
    }
  ],
  "skipped": [
    {
      "path": "big\\\\u{202E}.bin",
      "code": "too-large"
    }
  ]
}
`,
    );
  });

  it('is one of nothing too', () => {
    const report = JSON.parse(jsonReport([], about)) as Record<string, unknown>;
    assert.deepEqual([report['leaks'], report['skipped']], [[], []]);
    assert.deepEqual(report['counts'], { verified: 0, live: 0, test: 0, expired: 0, new: 0, known: 0, lapsed: 0 });
  });

  it('writes out what is drawn as nothing, in every text', () => {
    const hostile = 'pay\u202Eload\u200B\u001B[2J\nx';
    const visible = String.raw`pay\u{202E}load\u{200B}\u{1B}[2J\u{A}x`;
    const leak = leakWith({
      title: hostile,
      redacted: hostile,
      reasons: [hostile],
      issuer: hostile,
      testReason: hostile,
    });
    const written = members(reportedWith({ leak, path: hostile, commit: hostile, reason: hostile }));
    for (const name of ['title', 'redacted', 'issuer', 'testReason', 'path', 'commit', 'acceptedBecause']) {
      assert.equal(written[name], visible, name);
    }
    assert.deepEqual(written['reasons'], [visible]);
  });
});

describe('worstFirst', () => {
  it('orders by rank, path, line, column and commit, whatever the order before', () => {
    const sorted = [
      reportedWith({ rank: 'verified', path: 'z' }),
      reportedWith({ path: 'B' }),
      reportedWith({ path: 'a', line: 2, column: 9 }),
      reportedWith({ path: 'a', line: 10, column: 1 }),
      reportedWith({ path: 'a', line: 10, column: 2, commit: '1' }),
      reportedWith({ path: 'a', line: 10, column: 2, commit: '2' }),
      reportedWith({ path: 'ä' }),
      reportedWith({ rank: 'test', path: 'a' }),
      reportedWith({ rank: 'expired', path: 'a' }),
    ];
    assert.deepEqual(worstFirst([...sorted].reverse()), sorted);
    assert.deepEqual(worstFirst(sorted), sorted);
  });
});
