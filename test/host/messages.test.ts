/** Messages and labels: no text of a token or a file name becomes an icon, a link, or longer than a line. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { claimList, copiedClaim, overScanLimit, plain, plainStart } from '../../src/host/messages';

/** What the editor makes an icon of, in the labels of lists and of the status bar; a backslash in front prevents it. */
const icon = /(?<!\\)\$\([\w-]+(?:~[\w-]+)?\)/;
/** What the editor makes a link of, in notifications. */
const link = /\[[^\]]+\]\((?:https?:\/\/|command:|file:)[^)\s]+\)/i;

const hostile = [
  '$(warning) $(sync~spin)',
  '\\$(warning)',
  '$$(warning)',
  '[click](command:workbench.action.quit)',
  '[a][b](https://evil.example "x")',
  '[a](\nfile:///etc/passwd)',
  '\u202Egro.live',
  'a\nb\0c\u2028d',
];

describe('messages', () => {
  for (const text of hostile) {
    it(`shows ${JSON.stringify(text)} as text`, () => {
      for (const shown of [plain(text), plainStart(text), copiedClaim(text), overScanLimit(text, 20, true)]) {
        assert.doesNotMatch(shown, icon);
        assert.doesNotMatch(shown, link);
        assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }
    });
  }

  it('says when there are more claims than the list shows', () => {
    assert.match(claimList(1000, 30_000), /the first 1000 of 30000/);
    assert.doesNotMatch(claimList(3, 3), /first/);
  });

  it('cuts the name of a claim, which may be a megabyte', () => {
    const name = '\u202E'.repeat(1_000_000);
    assert.ok(copiedClaim(name).length < 1200);
    assert.equal(copiedClaim('sub'), 'Claim sub copied.');
    assert.ok(plainStart('x'.repeat(121)).endsWith('x…'));
  });
});
