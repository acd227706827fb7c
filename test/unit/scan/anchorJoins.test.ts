/** A token in parts is seen in the bytes wherever it is found in the text, however the parts are joined. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { scanText } from '../../../src/core/leaks/scan';
import { mayHoldLeak } from '../../../src/scan/anchorSearch';
import { createRandom } from '../../support/random';
import { madeUpGitHubToken } from '../../support/tokenFactory';
import { tokenKinds } from '../../support/tokenKinds';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** Every way to write the beginning of a header (RFC 8259 section 2), in front of the same members. */
const blanks = ['', ' ', '  ', '\n', '\r\n', '\t', '\n  ', '\n\t', ' \n', '\t\t'];
const headers = blanks.flatMap((inner) => [
  `{${inner}"alg":"ES256","typ":"JWT"}`,
  `{${inner}"typ":"JWT","alg":"ES256"}`,
  `${inner}{"alg":"ES256"}`,
]);

const inLiterals = ['" + "', '"+"', '" . "', '" .. "', '" & "', '" "', '"\n"', '" +\r\n    "', '"\n  + "', '", "'];
const marked = ['\\\n', '\\\r\n', '^\n', '`\n', '\\n', '\\r\\n', '=\n', '=\r\n', '\n', '\r\n', '\r', '\n  '];
const others = [`' + '`, '` + `', '" ++ "', '" <> "', '" ~ "', '" & _\n"', '" // c\n + "', '" /* c */ "', '" \\\n f"'];
const joins = [...inLiterals, ...marked, ...others];

describe('mayHoldLeak', () => {
  /** How many of them the bytes tell; no text of the others has anything in it. */
  function assertSeen(token: string, offsets: number): number {
    let seen = 0;
    for (let offset = 1; offset < Math.min(token.length, offsets); offset++) {
      for (const join of joins) {
        const parts = `${token.slice(0, offset)}${join}${token.slice(offset)}`;
        const quote = /^['`]/.exec(join)?.[0] ?? '"';
        for (const text of [`key = ${quote}${parts}${quote};\n`, `${parts}\n`]) {
          if (mayHoldLeak(Buffer.from(text))) seen += 1;
          else assert.deepEqual(scanText(text), [], JSON.stringify(text));
        }
      }
    }
    return seen;
  }

  it('sees tokens whose headers begin in any way, in two parts', () => {
    const rest = `${base64url('{"iss":"https://login.acme.dev","sub":"ada"}')}.${createRandom(3).text(86, 'abcdefXYZ0189-_')}`;
    for (const header of headers) {
      const seen = assertSeen(`${base64url(header)}.${rest}`, 20);
      assert.ok(seen > 300, `${JSON.stringify(header)}: ${seen}`);
    }
  }).timeout(60_000);

  it('sees tokens of every form in two parts', () => {
    const random = createRandom(7);
    for (const kind of tokenKinds) assertSeen(kind.make(random).slice(0, 2000), 16);
    assertSeen(madeUpGitHubToken(), 50);
  }).timeout(60_000);
});
