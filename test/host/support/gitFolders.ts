/** Repositories inside of the workspace folder; gone with the profile of this run. */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as vscode from 'vscode';

export function newRepository(files: Readonly<Record<string, string>>): string {
  const repository = join(workspaceRoot().uri.fsPath, `repository-${randomUUID()}`);
  mkdirSync(repository);
  git(repository, 'init', '--quiet', '--initial-branch=main');
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), content);
  }
  return repository;
}

export function git(repository: string, ...args: readonly string[]): string {
  const person = ['-c', 'user.name=A Person', '-c', 'user.email=person@example.com'];
  return execFileSync('git', ['-C', repository, ...person, ...args], { encoding: 'utf8', stdio: 'pipe' }).trim();
}

export function workspaceRoot(): vscode.WorkspaceFolder {
  const folder = vscode.workspace.workspaceFolders?.[0];
  assert.ok(folder !== undefined);
  return folder;
}
