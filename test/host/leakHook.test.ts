/** Installing the hook: asked first, written once, never over another. */
import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, it } from 'mocha';
import * as vscode from 'vscode';
import { installHook, type InstallDeps } from '../../src/host/leaks/acts/installHook';
import type { Question } from '../../src/host/sessions/use/confirm';
import { git, newRepository } from './support/gitFolders';
import { scriptedDialog, type Answer } from './support/scriptedDialog';

describe('installing the hook', () => {
  it('asks with the path, writes a program that the shell takes, and says so when it is there', async () => {
    const repository = newRepository({});
    const path = join(repository, '.git/hooks/pre-commit');
    const declined = await install([repository], { agrees: false });
    assert.equal(declined.questions.length, 1);
    assert.ok(declined.questions[0]?.detail.includes('pre-commit'));
    assert.ok(!existsSync(path));
    const { seen } = await install([repository]);
    assert.match(seen.at(-1) ?? '', /^Written: /u);
    assert.match(readFileSync(path, 'utf8'), /^#!\/bin\/sh\n# Claimcheck: /u);
    assert.ok((statSync(path).mode & 0o111) !== 0);
    const again = await install([repository]);
    assert.match(again.seen.at(-1) ?? '', /is there already/u);
    assert.deepEqual(again.questions, []);
  });

  it('renews what an earlier version of ours wrote whole', async () => {
    const repository = newRepository({});
    await install([repository], { distPath: '/old/claimcheck.claimcheck-0.0.9/dist' });
    const { questions } = await install([repository]);
    assert.match(questions[0]?.detail ?? '', /^This renews /u);
    assert.ok(!readFileSync(join(repository, '.git/hooks/pre-commit'), 'utf8').includes('/old/'));
  });

  it('leaves another hook as it is, and shows the lines to add', async () => {
    const repository = newRepository({});
    const path = join(repository, '.git/hooks/pre-commit');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '#!/bin/sh\nnpm test\n');
    const { seen, questions, reports } = await install([repository]);
    assert.equal(readFileSync(path, 'utf8'), '#!/bin/sh\nnpm test\n');
    assert.deepEqual(questions, []);
    assert.match(reports[0]?.[1] ?? '', /scan\.js'.*\n[\s\S]*--staged/u);
    assert.match(seen.at(-1) ?? '', /^There is a hook already/u);
  });

  it('takes no comment for the hook, nor one that Git passes over', async () => {
    const repository = newRepository({});
    const path = join(repository, '.git/hooks/pre-commit');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, '#!/bin/sh\n# Claimcheck: searches what is staged for credentials\nexit 0\n', { mode: 0o755 });
    const { seen, reports } = await install([repository]);
    assert.match(seen.at(-1) ?? '', /^There is a hook already/u);
    const added = `#!/bin/sh\nnpm test\n${reports[0]?.[1] ?? ''}echo done\n`;
    writeFileSync(path, added.replaceAll('claimcheck-0.1.0/dist', 'claimcheck-0.0.9/dist'));
    assert.match((await install([repository])).seen.at(-1) ?? '', /is there already/u);
    chmodSync(path, 0o644);
    assert.match((await install([repository])).seen.at(-1) ?? '', /make it executable/u);
  });

  it('writes no path of this machine into hooks that are committed', async () => {
    const repository = newRepository({});
    git(repository, 'config', 'core.hooksPath', '.githooks');
    const { seen, reports } = await install([repository]);
    assert.ok(!existsSync(join(repository, '.githooks')));
    assert.equal(reports.length, 1);
    assert.match(seen.at(-1) ?? '', /^The hooks of this repository are committed/u);
  });

  it('asks which folder where there are several, and does nothing in a workspace that is not trusted', async () => {
    const [one, two] = [newRepository({}), newRepository({})];
    await install([one, two], { answers: ['folder 1'] });
    assert.ok(existsSync(join(two, '.git/hooks/pre-commit')) && !existsSync(join(one, '.git/hooks/pre-commit')));
    const { questions } = await install([one], { isTrusted: false });
    assert.deepEqual(questions, []);
    assert.ok(!existsSync(join(one, '.git/hooks/pre-commit')));
  });
});

interface Options {
  readonly agrees?: boolean;
  readonly isTrusted?: boolean;
  readonly distPath?: string;
  readonly answers?: readonly Answer[];
}

async function install(
  repositories: readonly string[],
  { agrees = true, isTrusted = true, distPath = '/some/claimcheck.claimcheck-0.1.0/dist', answers = [] }: Options = {},
): Promise<{
  readonly seen: readonly string[];
  readonly questions: readonly Question[];
  readonly reports: readonly (readonly [string, string])[];
}> {
  const dialog = scriptedDialog({ answers });
  const questions: Question[] = [];
  const reports: [string, string][] = [];
  const deps: InstallDeps = {
    dialog,
    distPath,
    isTrusted: () => isTrusted,
    folders: () =>
      repositories.map((path, index) => ({ uri: vscode.Uri.file(path), name: `folder ${String(index)}`, index })),
    confirm: (question) => {
      questions.push(question);
      return Promise.resolve(agrees);
    },
    reports: {
      show: (title, text) => {
        reports.push([title, text]);
        return Promise.resolve();
      },
      preview: () => Promise.resolve(),
      keep: (title) => vscode.Uri.file(title),
      dispose: () => undefined,
    },
  };
  await installHook(deps);
  await new Promise((resolve) => setImmediate(resolve));
  dialog.end();
  return { seen: dialog.seen, questions, reports };
}
