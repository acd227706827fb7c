/** What the command line says where Git does not help. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { endWords, listedWords } from '../../../src/scan/cliMessages';

describe('the words of the command line about Git', () => {
  it('tell a Git that said nothing from one that does not know the folder', () => {
    assert.match(endWords({ code: 'git-timeout', detail: '' }), /Git said nothing for too long.*a pipe or a device\.$/);
    assert.match(
      listedWords({ by: 'git-timeout' }) ?? '',
      /Git said nothing for too long.*Every file in the folder was searched/,
    );
    assert.match(listedWords({ by: 'folder' }) ?? '', /Git does not know this folder/);
    assert.equal(listedWords({ by: 'git' }), undefined);
  });

  it('tell a Git that is missing from one that refuses, with what it says', () => {
    assert.match(listedWords({ by: 'git-missing' }) ?? '', /^Git was not found/);
    const refused = listedWords({ by: 'git-refused', refusal: 'fatal: detected dubious ownership' });
    assert.match(refused ?? '', / because it refused to list the files: fatal: detected dubious ownership$/);
  });

  it('say of a commit that Git does not know how a shallow clone gets it', () => {
    assert.equal(endWords({ code: 'no-commit', detail: 'v1' }), 'There is no commit v1.');
    assert.match(
      endWords({ code: 'no-commit-in-shallow', detail: 'v1' }),
      /^There is no commit v1\. This clone is shallow: .*"git fetch --unshallow"/,
    );
  });
});
