/** What is said of issuers: in full, in rows that end between words, and no more than is true. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { profileOf, type IssuerSetting } from '../../src/core/issuers/issuer';
import { removed, removeDetail } from '../../src/host/issuerMessages';
import { createAnnouncer } from '../../src/host/issuers/announce';
import { workspaceBrings } from '../../src/host/issuers/announceMessages';
import type { PlacedProblem, ProfileEntries } from '../../src/host/issuers/entries';
import { readEntries } from '../../src/host/issuers/entries';
import { keyPlaces, whatAgreeingMeans } from '../../src/host/issuers/keyWords';
import { problemLogLine, problemNotice, problemSentence } from '../../src/host/issuers/problemMessages';
import { rowsOf } from '../../src/host/issuers/rows';
import type { Log } from '../../src/host/log';
import { memoryState } from './support/memory';

describe('rows of a long value', () => {
  it('end between words', () => {
    const text = Array.from({ length: 60 }, (_, index) => `word${String(index)}`).join(' ');
    const rows = rowsOf(text);
    assert.equal(rows.join(''), text);
    assert.ok(rows.length > 3);
    for (const row of rows) {
      assert.ok(row.trimEnd().length <= 90, row);
      assert.match(row.trim(), /^(?:word\d+ ?)+$/u);
    }
  });

  it('hold all of a value without spaces, and end behind a sign where there is one', () => {
    const address = `https://login.example.com/${'tenant-of-somebody/'.repeat(12)}keys.json`;
    const rows = rowsOf(address);
    assert.equal(rows.join(''), address);
    for (const row of rows.slice(0, -1)) assert.match(row, /[/.-]$/u);
    for (const text of ['x'.repeat(1000), '\u{1F511}'.repeat(200), '', 'short', ' '.repeat(500)]) {
      const pieces = rowsOf(text);
      assert.equal(pieces.join(''), text);
      for (const piece of pieces) assert.ok([...piece.trimEnd()].length <= 90);
    }
  });
});

describe('what agreeing to a profile means', () => {
  const means = (members: Partial<IssuerSetting>): string =>
    whatAgreeingMeans(profileOf({ name: 'x', issuer: 'https://issuer.example', ...members }));

  it('names a server only where one may be asked', () => {
    assert.match(means({}), /Its server may be asked/u);
    assert.match(means({ jwksUri: 'https://keys.example/jwks' }), /keys\.example may be asked/u);
    assert.doesNotMatch(means({ jwksUri: 'https://keys.example/jwks' }), /Its server/u);
    const withoutServer: readonly Partial<IssuerSetting>[] = [
      { jwksFile: 'keys.json' },
      { publicKeyFile: 'key.pem' },
      { jwks: { keys: [] } },
      { publicKey: 'x' },
      { sharedSecret: true },
    ];
    for (const members of withoutServer) {
      assert.match(means(members), /No server is asked/u);
      assert.doesNotMatch(means(members), /may be asked/u);
    }
  });

  it('says where a key file is on one row', () => {
    const profile = profileOf({ name: 'x', issuer: 'urn:x', jwksFile: '/home/somebody/code/project/keys/jwks.json' });
    const [place = '', ...others] = keyPlaces(profile, () => 'keys/jwks.json');
    assert.deepEqual(others, []);
    assert.match(place, /^File keys\/jwks\.json\./u);
    assert.equal(rowsOf(place).length, 1);
  });
});

describe('what is said of wrong entries', () => {
  const problemsOf = (entries: readonly unknown[]): readonly PlacedProblem[] =>
    readEntries(entries, [], () => false).problems;
  const errorsOf = (entries: readonly unknown[]): readonly PlacedProblem[] =>
    problemsOf(entries).filter(({ problem }) => problem.severity === 'error');

  it('names every fault of an entry', () => {
    const notice = problemNotice(errorsOf([{ jwksUri: 'http://evil.example' }]));
    for (const member of ['“name”', '“issuer”', '“jwksUri”']) assert.ok(notice.includes(member), notice);
    assert.doesNotMatch(notice, /more/u);
    assert.doesNotMatch(notice, /“name” needs a name/u);
  });

  it('counts those that have no room, and says where to read them', () => {
    const entry = { name: 'A', audiences: Array.from({ length: 20 }, () => 7) };
    const errors = errorsOf([entry, { name: 'B' }, { name: 'C' }]);
    const notice = problemNotice(errors);
    assert.ok(notice.length < 450, notice);
    const [, more = ''] = / … and (\d+) more; see the log\.$/u.exec(notice) ?? [];
    const named = notice.match(/“audiences|“issuer”/gu)?.length ?? 0;
    assert.equal(named + Number(more), errors.length, notice);
  });

  it('says the same of no member twice in a sentence', () => {
    assert.equal(problemSentence({ path: '', code: 'not-a-list' }), 'The setting must be a list of issuers.');
  });

  it('goes to the log once for each change, every fault of it and no value', () => {
    const logged: string[] = [];
    const log: Log = {
      info: (message) => logged.push(message),
      warn: (message) => logged.push(message),
      failure: (what) => logged.push(what),
      show: () => undefined,
      dispose: () => undefined,
    };
    const state = memoryState();
    const canary = ['not', 'for', 'the', 'log'].join('-');
    const wrong: ProfileEntries = {
      entries: [],
      problems: problemsOf([{ name: 'A', jwksUri: `ftp://${canary}`, secret: canary }, 7]),
    };
    const announce = createAnnouncer(state, log);
    announce(wrong);
    announce(wrong);
    assert.deepEqual(logged, wrong.problems.map(problemLogLine));
    assert.ok(logged.length >= 4, logged.join('\n'));
    assert.ok(!logged.join('\n').includes(canary));
    // A notification is shown once for all windows; the log is there in each.
    createAnnouncer(state, log)(wrong);
    assert.equal(logged.length, 2 * wrong.problems.length);
    announce({ entries: [], problems: [] });
    assert.equal(logged.length, 2 * wrong.problems.length);
  });

  it('does not fill the log', () => {
    let lines = 0;
    const count = (): void => void (lines += 1);
    const log: Log = { info: count, warn: count, failure: count, show: () => undefined, dispose: () => undefined };
    createAnnouncer(memoryState(), log)({ entries: [], problems: problemsOf(Array.from({ length: 190 }, () => ({}))) });
    assert.equal(lines, 101);
  });
});

describe('what a workspace brings', () => {
  it('is named with its host', () => {
    const said = workspaceBrings([{ name: 'Staging (workspace)', issuer: 'https://login.example.com/tenant' }]);
    assert.ok(said.includes('“Staging (workspace)” (login.example.com)'), said);
    assert.match(said, /it is not used/u);
    const project = workspaceBrings([{ name: 'A', issuer: 'project-id' }]);
    assert.ok(project.includes('“A” (project-id)'), project);
  });

  it('is bounded, and shows the end of a long host', () => {
    const issuer = `https://${Array.from({ length: 3 }, () => 'a'.repeat(60)).join('.')}.owner.example`;
    const profiles = Array.from({ length: 9 }, () => ({ name: 'n'.repeat(5000), issuer }));
    const said = workspaceBrings(profiles);
    assert.ok(said.length < 600, said);
    assert.ok(said.includes('.owner.example)') && said.includes(' and 6 more.'), said);
  });

  it('is no icon, link or turned text', () => {
    const said = workspaceBrings([{ name: '$(verified) [a](command:x)\u202E', issuer: '$(zap)](command:y)\n' }]);
    assert.doesNotMatch(said, /(?<!\\)\$\(|\]\(|[\p{Cc}\p{Cf}]/u);
  });
});

describe('what was removed', () => {
  it('is named as far as it was there', () => {
    const none = { keys: false, secret: false };
    assert.equal(removed('A', none), 'Issuer “A” was removed.');
    assert.equal(removeDetail(none), undefined);
    assert.equal(removed('A', { keys: true, secret: false }), 'Issuer “A” was removed, with its cached keys.');
    assert.equal(removeDetail({ keys: false, secret: true }), 'Its stored secret is deleted too.');
    assert.equal(removeDetail({ keys: true, secret: true }), 'Its cached keys and its stored secret are deleted too.');
  });
});
