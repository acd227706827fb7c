import assert from 'node:assert/strict';
import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { describe, it } from 'mocha';
import { leakKinds } from '../../../../src/core/leaks/kinds';
import { leakRanks } from '../../../../src/core/leaks/leak';
import type { ReportedLeak } from '../../../../src/core/leaks/report';
import { sarifReport } from '../../../../src/core/leaks/sarif';
import type { Invocation } from '../../../../src/core/leaks/sarifInvocation';
import { madeUpGitHubToken } from '../../../support/tokenFactory';
import { leakWith, reportedWith } from './reported';

const formats = {
  uri: (text: string) => URL.canParse(text),
  'uri-reference': (text: string) => /^[\w\-.~!$&'()*+,;=:@%/?#]*$/.test(text) && URL.canParse(text, 'file:///folder/'),
  'date-time': true,
} as const;
// Of draft 4 the schema uses nothing that draft 7 reads differently but its own name, and one of its patterns is no
// pattern of Unicode mode.
const { id: $id, ...draft4 } = schema;
const ajv = new Ajv({ allErrors: true, unicodeRegExp: false, formats });
const isSarif = ajv.compile({ ...draft4, $id, $schema: 'http://json-schema.org/draft-07/schema#' });

interface Log {
  readonly runs: readonly [
    {
      readonly tool: {
        readonly driver: {
          readonly rules: readonly { readonly id: string }[];
          readonly notifications: readonly { readonly id: string }[];
        };
      };
      readonly invocations: readonly [
        { readonly executionSuccessful: boolean; readonly toolExecutionNotifications: readonly Notification[] },
      ];
      readonly results: readonly Result[];
    },
  ];
}

interface Notification {
  readonly descriptor: { readonly id: string };
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations?: Result['locations'];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }];
  readonly baselineState: string;
  readonly suppressions: readonly object[];
  readonly properties: { readonly answer?: string; readonly answeredAt?: string };
}

const now = new Date('2026-11-29T12:00:00Z');
const logOf = (...reported: readonly ReportedLeak[]): Log => checked(reported, undefined);
const logWith = (search: Invocation): Log => checked([], search);
const checked = (reported: readonly ReportedLeak[], search: Invocation | undefined, at = now): Log => {
  const log: unknown = JSON.parse(sarifReport(reported, { toolVersion: '1.2.3', now: at, search }));
  isSarif(log);
  assert.deepEqual(isSarif.errors, null);
  // What the schema has proved, and what these tests are about.
  return log as Log;
};
const resultOf = (members: Partial<ReportedLeak>): Result => {
  const [result] = logOf(reportedWith(members)).runs[0].results;
  assert.ok(result);
  return result;
};
const uriOf = (path: string): string => resultOf({ path }).locations[0].physicalLocation.artifactLocation.uri;

describe('the SARIF report', () => {
  it('is held against a schema that refuses what is no SARIF', () => {
    const [run] = logOf(reportedWith()).runs;
    const [result] = run.results;
    assert.equal(isSarif({ version: '2.1.0', runs: [{ ...run, results: [{ ...result, secret: 'x' }] }] }), false);
    assert.equal(isSarif({ version: '2.1.0', runs: [{ ...run, results: [{ ...result, level: 'fatal' }] }] }), false);
    assert.equal(isSarif({ version: '2.0.0', runs: [run] }), false);
    assert.equal(isSarif({ version: '2.1.0', runs: [run] }), true);
  });

  it('is a SARIF 2.1.0 log with a rule of every kind, of nothing too', () => {
    const { tool, results } = logOf().runs[0];
    assert.deepEqual(results, []);
    assert.deepEqual(
      tool.driver.rules.map(({ id }) => id),
      leakKinds,
    );
    assert.deepEqual(tool.driver.rules[0], {
      id: 'access-token',
      shortDescription: { text: 'Access token in a text' },
      fullDescription: {
        text: 'Whoever reads an access token can call the APIs it is for until it expires (RFC 6750 section 5).',
      },
      help: {
        text:
          'Whoever reads an access token can call the APIs it is for until it expires (RFC 6750 section 5). ' +
          'Revoke it at its issuer, or end the session it belongs to. ' +
          'Then take it out of the text; it stays in the history of the repository.',
      },
      defaultConfiguration: { level: 'error' },
      properties: { tags: ['security', 'secret'] },
    });
  });

  it('has what every reader of SARIF looks for', () => {
    const log: unknown = JSON.parse(sarifReport([], { toolVersion: '1.2.3', now, search: undefined }));
    const { $schema, version, runs } = log as { $schema: string; version: string; runs: [Record<string, unknown>] };
    assert.deepEqual([$schema, version], ['https://json.schemastore.org/sarif-2.1.0.json', '2.1.0']);
    assert.equal(runs[0]['columnKind'], 'utf16CodeUnits');
    const { name, version: toolVersion } = (runs[0]['tool'] as { driver: Record<string, unknown> }).driver;
    assert.deepEqual([name, toolVersion], ['Claimcheck', '1.2.3']);
  });

  it('tells a leak like this', () => {
    assert.deepEqual(resultOf({ tracking: 'tracked', commit: '0123abc' }), {
      ruleId: 'access-token',
      ruleIndex: 0,
      level: 'error',
      message: {
        text:
          'Access token · Keycloak: eyJhbGci… (JWS, 614 characters). It may still be used. ' +
          'It was issued by https://id.acme.io/realms/shop.',
      },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'src/a.ts', uriBaseId: '%SRCROOT%' },
            region: { startLine: 3, startColumn: 16, endLine: 3, endColumn: 630 },
          },
        },
      ],
      partialFingerprints: { 'claimcheck/v1': 'a'.repeat(32) },
      baselineState: 'new',
      suppressions: [],
      properties: { rank: 'live', standing: 'new', tracking: 'tracked', commit: '0123abc' },
    });
  });

  it('has the level of each rank, and the rule of each kind', () => {
    const levels = leakRanks.map((rank) => resultOf({ rank }).level);
    assert.deepEqual(levels, ['error', 'error', 'note', 'note']);
    for (const [index, kind] of leakKinds.entries()) {
      const { ruleId, ruleIndex } = resultOf({ leak: leakWith({ kind }) });
      assert.deepEqual([ruleId, ruleIndex], [kind, index]);
    }
  });

  it('suppresses what the baseline accepts, with its reason, and not what it accepted once', () => {
    const known = resultOf({ standing: 'known', reason: 'Made up for\u202E the tests' });
    assert.equal(known.baselineState, 'unchanged');
    assert.deepEqual(known.suppressions, [
      { kind: 'external', status: 'accepted', justification: String.raw`Made up for\u{202E} the tests` },
    ]);
    assert.deepEqual(resultOf({ standing: 'known' }).suppressions, [{ kind: 'external', status: 'accepted' }]);
    const lapsed = resultOf({ standing: 'lapsed', reason: 'Made up' });
    assert.deepEqual([lapsed.baselineState, lapsed.suppressions], ['unchanged', []]);
    assert.match(lapsed.message.text, / The time for which it was accepted has passed\.$/);
  });

  it('says of each rank what is known', () => {
    const leak = leakWith({ issuer: undefined, testReason: 'It is signed with a published secret.' });
    const text = (rank: ReportedLeak['rank']): string => resultOf({ leak, rank }).message.text;
    const start = 'Access token · Keycloak: eyJhbGci… (JWS, 614 characters). ';
    assert.equal(text('verified'), `${start}A configured issuer has signed it, and it has not expired.`);
    assert.equal(text('test'), `${start}It is signed with a published secret.`);
    assert.equal(text('expired'), `${start}It has expired.`);
  });

  it('says of a comment without a reason that it does not count', () => {
    assert.match(
      resultOf({ comment: 'unreasoned' }).message.text,
      / gives no reason behind a colon, so it does not count\.$/,
    );
    assert.doesNotMatch(resultOf({}).message.text, /comment/);
  });

  it('says what the issuer said of it, and up to when a revoked token may be taken', () => {
    const at = new Date('2026-11-28T12:00:00Z');
    const leak = leakWith({ issuer: undefined });
    const start = 'Access token · Keycloak: eyJhbGci… (JWS, 614 characters). ';
    const revokedThen = { result: 'revoked', at } as const;
    const revoked = resultOf({ leak, rank: 'expired', answer: revokedThen });
    assert.equal(
      revoked.message.text,
      `${start}It was revoked at its issuer. APIs that check tokens without asking the server may accept it until 2030-03-17T17:46:40.000Z.`,
    );
    assert.deepEqual(
      [revoked.level, revoked.properties.answer, revoked.properties.answeredAt],
      ['note', 'revoked', '2026-11-28T12:00:00.000Z'],
    );
    const later = (at: string): string | undefined =>
      checked([reportedWith({ leak, rank: 'expired', answer: revokedThen })], undefined, new Date(at)).runs[0]
        .results[0]?.message.text;
    assert.equal(later('2030-03-17T17:46:39Z'), revoked.message.text);
    assert.equal(later('2030-03-17T17:46:40Z'), `${start}It was revoked at its issuer.`);
    const refresh = leakWith({ issuer: undefined, kind: 'refresh-token' });
    const text = (members: Partial<ReportedLeak>): string => resultOf({ leak: refresh, ...members }).message.text;
    assert.equal(text({ rank: 'expired', answer: { result: 'revoked', at } }), `${start}It was revoked at its issuer.`);
    assert.match(text({ rank: 'expired', answer: { result: 'inactive', at } }), /said that it is not active\.$/);
    assert.match(text({ rank: 'verified', answer: { result: 'active', at } }), /said that it is active\.$/);
    assert.equal(text({ rank: 'expired', answer: { result: 'active', at } }), `${start}It has expired.`);
  });

  it('has no link, placeholder or hidden character of a hostile text in a message', () => {
    const leak = leakWith({
      title: '[Click](https://evil.example) {0} \\[a](b)',
      issuer: `a\u202Eb\u001B[2J${'x'.repeat(300)}`,
    });
    assert.equal(
      resultOf({ leak }).message.text,
      String.raw`\[Click\](https://evil.example) {{0}} \\\[a\](b): eyJhbGci… (JWS, 614 characters). ` +
        String.raw`It may still be used. It was issued by a\\u{{202E}}b\\u{{1B}}\[2J${'x'.repeat(193)}….`,
    );
  });

  const uris: Readonly<Record<string, string>> = {
    'a b/ä#1?.ts': 'a%20b/%C3%A4%231%3F.ts',
    '100%/[x]/{y}': '100%25/%5Bx%5D/%7By%7D',
    'data:text/html,x': 'data%3Atext/html%2Cx',
    '//evil.example/x': 'evil.example/x',
    '/etc/passwd': 'etc/passwd',
    '../a/./../b.env': 'a/b.env',
    'a\\b\u202E': 'a%5Cb%E2%80%AE',
    'half \uD800 of one': 'half%20%EF%BF%BD%20of%20one',
    'emoji/😀': 'emoji/%F0%9F%98%80',
  };

  for (const [path, uri] of Object.entries(uris)) {
    it(`writes a path as the relative reference ${uri}`, () => {
      assert.equal(uriOf(path), uri);
    });
  }

  it('tells each file that should have been searched once for each reason, without a credential of its path, and how many hold no text', () => {
    const token = madeUpGitHubToken();
    const skipped = [
      { path: 'a b/large.log', code: 'too-large' },
      { path: `keys/${token}.env`, code: 'unreadable' },
      { path: 'a.png', code: 'binary' },
      { path: 'b.png', code: 'binary' },
      { path: 'link', code: 'symbolic-link' },
      { path: 'locked.env', code: 'unreadable' },
      { path: 'locked.env', code: 'unreadable' },
      { path: 'odd', code: 'of-tomorrow' },
    ];
    const [run] = logWith({ skipped, isWhole: false, isCutShort: false }).runs;
    const [invocation] = run.invocations;
    assert.equal(invocation.executionSuccessful, false);
    assert.deepEqual(
      invocation.toolExecutionNotifications.map(({ level, message, locations, descriptor }) => [
        descriptor.id,
        level,
        message.text,
        locations?.[0].physicalLocation.artifactLocation.uri,
      ]),
      [
        ['too-large', 'warning', 'Not searched: it is larger than the limit.', 'a%20b/large.log'],
        ['unreadable', 'error', 'Not searched: it could not be read.', 'keys/%5Bopaque-token%5D.env'],
        ['unreadable', 'error', 'Not searched: it could not be read.', 'locked.env'],
        ['of-tomorrow', 'warning', 'Not searched: of-tomorrow.', 'odd'],
        ['binary', 'note', 'Not searched: it is no text. These are 2 files.', undefined],
        [
          'symbolic-link',
          'note',
          'Not searched: it is a symbolic link, which is not followed. That is 1 file.',
          undefined,
        ],
      ],
    );
    assert.deepEqual(
      run.tool.driver.notifications.map(({ id }) => id),
      ['too-large', 'unreadable', 'binary', 'symbolic-link', 'of-tomorrow'],
    );
  });

  it('tells that commits are missing, and of a whole search that it was one', () => {
    const [cut] = logWith({ skipped: [], isWhole: false, isCutShort: true }).runs[0].invocations;
    assert.equal(cut.executionSuccessful, false);
    assert.match(cut.toolExecutionNotifications[0]?.message.text ?? '', /shallow.*git fetch --unshallow/);
    const [whole] = logWith({ skipped: [], isWhole: true, isCutShort: false }).runs[0].invocations;
    assert.deepEqual(whole, { executionSuccessful: true, toolExecutionNotifications: [] });
  });

  it('is SARIF whatever the texts, and the same in any order', () => {
    const text = fc.string({ unit: 'binary' });
    const found = fc
      .record({ title: text, issuer: text, path: text, reason: text, line: fc.integer({ min: 1 }) })
      .map(({ title, issuer, path, ...others }) =>
        reportedWith({ ...others, leak: leakWith({ title, issuer }), path: `a${path}`, standing: 'known' }),
      );
    const code = fc.constantFrom('unreadable', 'too-large', 'binary', 'of-tomorrow');
    const skipped = fc.array(fc.record({ path: text, code }));
    fc.assert(
      fc.property(fc.uniqueArray(found, { selector: ({ path }) => path }), skipped, (reported, files) => {
        const search = { skipped: files, isWhole: false, isCutShort: true };
        checked(reported, search);
        const about = { toolVersion: '1.2.3', now, search };
        assert.equal(sarifReport([...reported].reverse(), about), sarifReport(reported, about));
      }),
    );
  });
});
