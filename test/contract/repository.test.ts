/** The repository itself: nothing at its top that does not belong there, nothing in it that names one machine. */
import assert from 'node:assert/strict';
import { homedir } from 'node:os';
import { describe, it } from 'mocha';
import { repositoryRoot } from '../support/repository';
import { readText, repositoryFiles } from './sourceFiles';

const topLevel = new Set(
  ['package.json', 'package-lock.json', 'tsconfig.json', 'esbuild.js', 'src', 'test', 'media'].concat([
    'README.md',
    'LICENSE',
    'CHANGELOG.md',
  ]),
);
const binary = /\.(?:png|gif|ico|woff2?|vsix|zip|gz)$/;

// The folder this clone stands in, the home of whoever runs this, and any registry; in parts, so that it finds itself not.
const machineNames = [
  `${repositoryRoot}/`,
  // Some service accounts have the root folder for a home.
  ...(homedir().length > 1 ? [`${homedir()}/`] : []),
  ['registry.', 'npmjs.org'].join(''),
  ['registry.', 'yarnpkg.com'].join(''),
];

describe('the repository', () => {
  const files = repositoryFiles();

  it('has only the files at its top that belong there', () => {
    const top = [...new Set(files.map((file) => file.split('/')[0] ?? ''))];
    assert.deepEqual(
      top.filter((name) => !name.startsWith('.') && !topLevel.has(name)),
      [],
    );
  });

  it('names no folder of one machine and no package registry', () => {
    const found = files
      .filter((file) => !binary.test(file))
      .flatMap((file) => {
        const text = readText(file);
        return machineNames.filter((name) => text.includes(name)).map((name) => `${file}: ${name}`);
      });
    assert.deepEqual(found, []);
  });

  it('locks packages without their download addresses', () => {
    assert.doesNotMatch(readText('package-lock.json'), /"resolved"/);
  });
});
