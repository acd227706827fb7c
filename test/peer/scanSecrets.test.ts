/** Nothing that the command line says or writes holds a secret: every kind is planted, in contents, in names of files and in the history. */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, it } from 'mocha';
import { leakCorpus } from '../support/leaks/leakCorpus';
import { writeCorpus } from '../support/leaks/writeCorpus';
import { buildScan, commitAll, git, removeFolders, scratchFolder, writeFiles } from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const corpus = leakCorpus(3);
const named = madeUpGitHubToken();
const hostileNames = ['\u001b[31mred.env', 'line\nbreak.env', '\u202Etxt.env', '::error::x.env', '"><img src=x>.env'];
const maxBuffer = 1 << 28;

describe('what the command line tells', function () {
  this.timeout(120_000);
  const built = scratchFolder();
  const root = scratchFolder();
  let cli = '';
  let secrets: readonly string[] = [];

  before(function () {
    if (process.platform === 'win32') this.skip();
    ({ cli } = buildScan(built));
    git(root, 'init', '--quiet');
    writeCorpus(root, corpus);
    const names = [`tokens/${named}.env`, `tokens/${named}.bin`, ...hostileNames];
    writeFiles(
      root,
      Object.fromEntries(names.map((name) => [name, name.endsWith('bin') ? '\0' : `key=${madeUpGitHubToken()}`])),
    );
    commitAll(root);
    secrets = [...new Set([...corpus.flatMap(secretsOf), named.slice(4)])];
    assert.ok(secrets.length > 2500, String(secrets.length));
  });
  after(() => removeFolders(built, root));

  function said(...args: readonly string[]): string {
    const { stdout, stderr } = spawnSync(process.execPath, [cli, ...args], { cwd: root, encoding: 'utf8', maxBuffer });
    return `${stdout}\n${stderr}`;
  }

  const runs: readonly (readonly string[])[] = [
    ['--format', 'text'],
    ['--format', 'json'],
    ['--format', 'sarif'],
    ['--format', 'json', '--history', '5'],
    [named],
    ['--since', named],
    ['--baseline', `${named}.json`],
    ['--update-baseline', '--reason', 'A test'],
  ];
  for (const args of runs) {
    it(`holds no secret: ${args.join(' ').replaceAll(named, '…')}`, () => {
      const text = said('--min-rank', 'expired', ...args);
      assert.ok(text.length > 20);
      assert.deepEqual(
        secrets.filter((secret) => text.includes(secret)).map((secret) => secret.slice(0, 8)),
        [],
      );
      assert.doesNotMatch(text, /[\u0000-\u0008\u000b-\u001f\u202e]|^::error/m);
    });
  }

  it('has no secret in the baseline, and says which file is meant', () => {
    const text = readFileSync(join(root, '.claimcheck-baseline.json'), 'utf8');
    assert.ok(text.includes('"path": "tokens/[opaque-token].env"'), text.slice(0, 500));
    assert.deepEqual(
      secrets.filter((secret) => text.includes(secret)),
      [],
    );
  });
});

/** Of each credential the end, which no redacted form shows: of a signed one it is the signature. */
function secretsOf({ text, planted }: (typeof corpus)[number]): readonly string[] {
  return planted.flatMap(({ start, end }) => {
    const written = text.slice(start, end);
    const parts = written.match(/[\w+/-]{16,}/g) ?? [];
    return parts.slice(-1).map((part) => part.slice(-16));
  });
}
