import assert from 'node:assert/strict';
import { historyGuide } from '../../../../src/core/present/historyGuide';
import type { HistoryState, LeakInHistory } from '../../../../src/core/present/historyState';
import { leakPageMarkdown } from '../../../../src/core/present/leakPage';

const leak: LeakInHistory = {
  kind: 'access-token',
  title: 'Access token · Keycloak',
  redacted: 'eyJhbGci… (JWS, 614 characters, sha256 1a2b3c4d)',
  files: [],
  isInHead: false,
  commits: [],
  remoteBranches: [],
};
const state: HistoryState = {
  name: 'shop',
  branch: 'main',
  isRepository: true,
  isShallow: false,
  remotes: ['origin'],
  leaks: [leak],
  searched: 12,
  commits: 12,
  brokeOff: undefined,
  skipped: new Map(),
};
const committed = { ...leak, isInHead: true, commits: [{ id: '0123456789', path: 'src/a.ts' }] };

describe('the guide for cleaning a history', () => {
  it('has no rewriting for what no commit has', () => {
    const guide = historyGuide(state);
    assert.match(guide, /Take it out of the file/);
    assert.doesNotMatch(guide, /filter-repo|force/);
  });

  it('has no publishing for what was not pushed, and says so', () => {
    const guide = historyGuide({ ...state, leaks: [committed] });
    assert.match(guide, /^## 1\. Revoke first\n\nNothing of it was pushed/m);
    assert.match(guide, /--replace-text/);
    assert.doesNotMatch(guide, /--force-with-lease/);
  });

  it('names remote and branch where it was pushed, where no shell reads them as anything else', () => {
    const pushed = { ...committed, remoteBranches: ['origin/main'] };
    assert.match(historyGuide({ ...state, leaks: [pushed] }), /`git push --force-with-lease origin main`/);
    for (const changes of [{ branch: '$(id)' }, { branch: '-f' }, { branch: undefined }]) {
      const guide = historyGuide({ ...state, ...changes, leaks: [pushed] });
      assert.match(guide, /`git push --force-with-lease origin <branch>`/);
    }
    const two = historyGuide({ ...state, remotes: ['origin', 'fork'], leaks: [pushed] });
    assert.match(two, /--force-with-lease <remote> main`/);
  });

  it('takes a file that is a key as a whole', () => {
    const key = { ...committed, kind: 'private-key' as const, commits: [{ id: '01', path: 'deploy/key.pem' }] };
    assert.match(historyGuide({ ...state, leaks: [key] }), /--invert-paths --path <file>`, here `deploy\/key\.pem`/);
  });

  it('tells what was not searched, and what a clone does not know', () => {
    assert.match(historyGuide({ ...state, searched: 2000, commits: 9000 }), /the last 2000 of 9000 commits/);
    assert.match(historyGuide({ ...state, isShallow: true }), /git fetch --unshallow/);
    assert.match(historyGuide({ ...state, isRepository: false, commits: 0 }), /there is no history to clean/);
  });

  it('gives no all-clear where the search broke off, and tells what was left out', () => {
    for (const brokeOff of ['git-missing', 'git-failed', 'git-timeout', 'worker-failed'] as const) {
      const guide = historyGuide({ ...state, brokeOff });
      assert.match(guide, /\*\*Not everything was searched\*\*/);
      assert.match(guide, /Take it for committed and pushed, and revoke it/);
      assert.doesNotMatch(guide, /does not hold it|: none\n- It|It was not committed|: all 12|nothing to clean/);
      const unasked = historyGuide({ ...state, isRepository: false, commits: 0, brokeOff });
      assert.doesNotMatch(unasked, /nothing to clean|not committed/);
    }
    const skipped = new Map([
      ['larger than the limit', 2],
      ['no text', 1],
    ]);
    assert.match(historyGuide({ ...state, skipped }), /not searched: 3 \(2 larger than the limit; 1 no text\)/);
  });

  it('lists no more than can be read', () => {
    const commits = Array.from({ length: 5000 }, (_, index) => ({ id: String(index), path: 'x'.repeat(1000) }));
    const guide = historyGuide({ ...state, leaks: [{ ...committed, commits }] });
    assert.match(guide, /and 4980 more/);
    assert.ok(guide.length < 12_000, String(guide.length));
  });
});

describe('the page about credentials in tracked files', () => {
  it('says why, how and where, in lines that need no wrapping', () => {
    const page = leakPageMarkdown();
    for (const heading of ['Why it matters', 'How to mend it', 'Where it is right'])
      assert.ok(page.includes(`## ${heading}`));
    for (const line of page.split('\n')) assert.ok(line.length <= 80, line);
    assert.ok(page.includes('claimcheck-ignore leak: '));
  });
});
