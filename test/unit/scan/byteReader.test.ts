/** Lines and counted bytes of a stream, however it is cut. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { byteReader } from '../../../src/scan/byteReader';

async function* chunks(text: string, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < text.length; at += size) yield await Promise.resolve(Buffer.from(text.slice(at, at + size)));
}

describe('byteReader', () => {
  for (const size of [1, 3, 100]) {
    it(`reads lines, counted bytes and what is skipped in chunks of ${size}`, async () => {
      const { line, take, skip } = byteReader(chunks('first\nabc\ndefgh\n\nlast', size));
      assert.equal(String(await line()), 'first');
      assert.equal(String(await take(5)), 'abc\nd');
      await skip(5);
      assert.equal(String(await line()), '');
      assert.equal(String(await take(0)), '');
      assert.equal(String(await line()), 'last');
      assert.equal(await line(), undefined);
      assert.equal(await take(1), undefined);
      await skip(1);
    });
  }
});
