/** Key files: the user's are never looked for in a workspace. */
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { createKeyFileReader } from '../../src/host/issuers/keyFiles';

const read = createKeyFileReader(() => undefined);

describe('a key file of the user', () => {
  const name = `claimcheck-${randomUUID()}.json`;
  const own = join(homedir(), name);
  let inWorkspace: string;

  beforeEach(async () => {
    const folder = vscode.workspace.workspaceFolders?.[0];
    assert.ok(folder);
    inWorkspace = join(folder.uri.fsPath, name);
    await writeFile(inWorkspace, 'of the workspace');
  });

  afterEach(async () => {
    await Promise.all([inWorkspace, own].map((file) => rm(file, { force: true })));
  });

  it('is not the one of the same name that a workspace brings', async () => {
    await assert.rejects(read(name));
  });

  it('is found from the own folder, and by its whole path', async () => {
    await writeFile(own, 'of the user');
    for (const path of [name, `~/${name}`, own]) assert.equal(await read(path), 'of the user', basename(path));
    assert.equal(await read(inWorkspace), 'of the workspace');
  });
});
