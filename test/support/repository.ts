/** Where things are in this repository. */
import { join, resolve } from 'node:path';

/** The folder of package.json. */
export const repositoryRoot = resolve(import.meta.dirname, '../..');

/** What tests download, build and leave behind; git-ignored. */
export const cacheRoot = join(repositoryRoot, '.vscode-test');

/** The id VS Code gives the extension: publisher and name of package.json. */
export const extensionId = 'claimcheck.claimcheck';
