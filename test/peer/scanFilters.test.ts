/** However a repository names its filter programs, none runs by a search in what has changed. */
import assert from 'node:assert/strict';
import { appendFileSync, chmodSync, existsSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import {
  buildScan,
  commitAll,
  git,
  placesOf,
  removeFolders,
  scratchFolder,
  searchIn,
  writeFiles,
} from '../support/scanning';
import { madeUpGitHubToken } from '../support/tokenFactory';

const token = madeUpGitHubToken();

describe('filter programs of a repository', function () {
  this.timeout(60_000);
  const built = scratchFolder();
  const elsewhere = scratchFolder();
  const program = join(elsewhere, 'program.sh');
  const trace = join(elsewhere, 'it-ran');
  let worker = '';
  let root = '';

  before(function () {
    if (process.platform === 'win32') this.skip();
    worker = buildScan(built).worker;
    writeFileSync(program, `#!/bin/sh\ntouch '${trace}'\ncat\n`);
    chmodSync(program, 0o700);
  });
  after(() => removeFolders(built, elsewhere));
  beforeEach(() => {
    root = scratchFolder();
    git(root, 'init', '--quiet');
    writeFiles(root, { 'a.env': 'x\n' });
    commitAll(root);
    writeFiles(root, { 'b.env': token });
  });
  afterEach(() => removeFolders(root));

  /** Bytes as they stand, given as Latin-1. */
  function addTo(path: string, text: string): void {
    appendFileSync(join(root, path), Buffer.from(text, 'latin1'));
  }

  /** Older than every file in it: Git has to compare each with what was staged. */
  function agedIndex(): void {
    rmSync(trace, { force: true });
    utimesSync(join(root, '.git/index'), 1, 1);
  }

  function assertTrap(): void {
    agedIndex();
    try {
      git(root, 'diff-index', '--name-only', 'HEAD', '--');
    } catch {
      // What the program does may not be to the liking of Git.
    }
    assert.ok(existsSync(trace), 'the trap does not work');
    agedIndex();
  }

  const body = (key = 'clean'): string => `\n\t${key} = ${program}\n`;
  const refused = {
    code: 'git-failed',
    detail: 'The repository has a filter whose name is not UTF-8, so it is not trusted.',
  };

  for (const [name, attribute, section, isRefused] of [
    ['that is no UTF-8', '\xff', '[filter "\xff"]', true],
    ['that is half a character', 'a\xc3', '[filter "a\xc3"]', true],
    ['that has the character in the place of what is no UTF-8', '\xef\xbf\xbd', '[filter "\xef\xbf\xbd"]', true],
    ['in UTF-8', '\xc3\xa4', '[filter "\xc3\xa4"]', false],
    ['with an equals sign', 'a=b', '[filter "a=b"]', false],
    ['with a dot', 'a.b', '[filter "a.b"]', false],
    ['like that of a setting', 'x.clean', '[filter "x.clean"]', false],
    ['in a section in capitals', 'X', '[FilTer "X"]', false],
    ['in a section with a dot', 'dotted', '[Filter.dotted]', false],
    ['with quotes in it', `a"'b`, `[filter "a\\"'b"]`, false],
  ] as const) {
    for (const key of ['clean', 'CLEAN', 'process']) {
      it(`do not run under a name ${name}: ${key}`, async () => {
        addTo('.gitattributes', `*.env filter=${attribute}\n`);
        addTo('.git/config', `${section}${body(key)}`);
        assertTrap();
        const { finds, end } = await searchIn(root, worker, 'changed');
        assert.ok(!existsSync(trace), 'a program ran');
        assert.deepEqual(end, isRefused ? refused : { code: 'done' });
        assert.deepEqual(placesOf(finds), isRefused ? [] : ['b.env:1']);
      });
    }
  }

  const places: readonly (readonly [name: string, set: () => void])[] = [
    [
      'a file that is included',
      () => {
        addTo('.git/config', '[include]\n\tpath = other\n');
        addTo('.git/other', `[filter "x"]${body()}`);
      },
    ],
    [
      'files that are included on a condition',
      () => {
        addTo('.git/config', '[includeIf "gitdir:**"]\n\tpath = one\n[includeIf "onbranch:**"]\n\tpath = two\n');
        addTo('.git/one', `[filter "x"]${body()}`);
        addTo('.git/two', `[filter "x"]${body('process')}`);
      },
    ],
    [
      'the configuration of the worktree',
      () => {
        git(root, 'config', 'extensions.worktreeConfig', 'true');
        addTo('.git/config.worktree', `[filter "x"]${body()}`);
      },
    ],
    ['several settings of one name', () => addTo('.git/config', `[filter "x"]${body()}[FILTER "x"]${body()}${body()}`)],
  ];
  for (const [name, set] of places) {
    it(`do not run from ${name}`, async () => {
      // Not among the files, where it could be told by the attributes of the working tree alone.
      writeFiles(root, { '.git/info/attributes': '*.env filter=x\n' });
      set();
      assertTrap();
      const { finds, end } = await searchIn(root, worker, 'changed');
      assert.ok(!existsSync(trace), 'a program ran');
      assert.deepEqual([end, placesOf(finds)], [{ code: 'done' }, ['b.env:1']]);
    });
  }

  it('do not run from the settings that the environment gives, which count otherwise', async () => {
    const given = {
      GIT_CONFIG_COUNT: '2',
      GIT_CONFIG_KEY_0: 'filter.x.clean',
      GIT_CONFIG_VALUE_0: program,
      GIT_CONFIG_KEY_1: 'core.excludesFile',
      GIT_CONFIG_VALUE_1: join(root, '.git/mine'),
    };
    writeFiles(root, { '.gitattributes': '*.env filter=x\n', '.git/mine': 'c.env\n', 'c.env': token });
    Object.assign(process.env, given);
    try {
      agedIndex();
      const { finds, end } = await searchIn(root, worker, 'changed');
      assert.ok(!existsSync(trace), 'a program ran');
      assert.deepEqual([end, placesOf(finds)], [{ code: 'done' }, ['b.env:1']]);
    } finally {
      for (const name of Object.keys(given)) Reflect.deleteProperty(process.env, name);
    }
  });

  it('do not run where the settings cannot be overruled, nor where there are too many, which is said', async () => {
    writeFiles(root, { '.gitattributes': '*.env filter=x\n' });
    process.env['GIT_CONFIG_PARAMETERS'] = `'filter.x.clean'='${program}'`;
    try {
      agedIndex();
      assert.equal((await searchIn(root, worker, 'changed')).end.code, 'git-failed');
      assert.ok(!existsSync(trace), 'a program ran');
    } finally {
      Reflect.deleteProperty(process.env, 'GIT_CONFIG_PARAMETERS');
    }
    addTo('.git/config', Array.from({ length: 600 }, (_, index) => `[filter "${index}"]${body()}`).join(''));
    assert.equal((await searchIn(root, worker, 'changed')).end.code, 'git-failed');
    writeFiles(root, { '.git/config': '[core' });
    assert.equal((await searchIn(root, worker, 'changed')).end.code, 'git-failed');
  });
});
