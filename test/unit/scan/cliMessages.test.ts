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
});
