/** The kernel sees the windows that a plain search sees, whatever the length, the place in memory and what stands around. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { leakAnchors } from '../../../src/core/leaks/anchors';
import { createWindowSearch } from '../../../src/scan/windowSearch';
import { numberOf, windowTable } from '../../../src/scan/windowTable';
import { createRandom } from '../../support/random';

const table = windowTable(leakAnchors);
const { someIn } = createWindowSearch(table);

/** One byte after the other. */
function plainSearch(bytes: Buffer): readonly number[] {
  return [...bytes.keys()].filter((at) => isWindow(bytes, at));
}

function isWindow(bytes: Buffer, at: number): boolean {
  const three = numberOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, 0);
  return table.entries.has(three) || table.entries.has(three | ((bytes[at + 3] ?? 0) << 24));
}

/** Without those that have the number of a window and are none, of which there are few. */
function foundIn(bytes: Buffer): readonly number[] {
  const places: number[] = [];
  someIn(bytes, (at) => {
    places.push(at);
    return false;
  });
  const found = places.filter((at) => isWindow(bytes, at));
  assert.ok(places.length - found.length <= bytes.length / 16 + 4, 'it finds windows, not everything');
  return found;
}

/** Half of the bytes are letters of windows, so that there are many. */
const letters = leakAnchors.map(({ literal, before = '' }) => before.slice(0, 1) + literal);

describe('createWindowSearch', () => {
  it('finds the windows of random bytes of every length at every place in memory', () => {
    const random = createRandom(21);
    let count = 0;
    for (let length = 80; length >= 0; length--) {
      for (let start = 0; start < 32; start++) {
        // What stands behind the bytes, and what was searched before, is none of them.
        const text = Array.from({ length: 60 }, () => random.pick(letters)).join(random.pick(['', ' ', 'e']));
        const bytes = Buffer.from(text, 'latin1').subarray(start, start + length);
        const found = foundIn(bytes);
        assert.deepEqual(found, plainSearch(bytes), JSON.stringify(bytes.toString('latin1')));
        count += found.length;
      }
    }
    assert.ok(count > 10_000, `${count} windows`);
  });

  it('finds them in bytes of every kind', () => {
    const random = createRandom(22);
    for (let round = 0; round < 30; round++) {
      const bytes = Buffer.from(random.bytes(20_000));
      for (let at = 0; at + 50 < bytes.length; at += random.below(600)) bytes.write(random.pick(letters), at, 'latin1');
      const found = foundIn(bytes);
      assert.deepEqual(found, plainSearch(bytes));
      assert.ok(found.length > 10);
    }
  });

  it('finds them around the ends of the parts that it searches one by one', () => {
    for (const end of [65_536, 131_072]) {
      for (const length of [end, end + 1, end + 3, end + 20]) {
        for (let at = end - 5; at <= end + 2 && at + 4 <= length; at++) {
          const bytes = Buffer.alloc(length, '.');
          bytes.write('eyJ', at);
          bytes.write('AKIA', length - 4);
          assert.deepEqual(foundIn(bytes), plainSearch(bytes), `${length} / ${at}`);
        }
      }
    }
  });

  it('stops at the place that is one', () => {
    const places: number[] = [];
    assert.ok(someIn(Buffer.from('eyJ eyJ eyJ'), (at) => places.push(at) === 2));
    assert.deepEqual(places, [0, 4]);
  });
});

describe('windowTable', () => {
  it('has one window of each anchor, which is a part of it', () => {
    for (const anchor of leakAnchors) {
      const { literal, before = '', foldsCase = false } = anchor;
      for (const first of before === '' ? [''] : before) {
        for (const written of foldsCase ? [literal, literal.toUpperCase()] : [literal]) {
          const bytes = Buffer.from(`~${first}${written}`, 'latin1');
          const start = bytes.length - literal.length;
          const own = plainSearch(bytes).flatMap((at) => {
            const three = numberOf(bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, 0);
            const entries = [three, three | ((bytes[at + 3] ?? 0) << 24)].flatMap(
              (key) => table.entries.get(key) ?? [],
            );
            return entries.filter((entry) => entry.anchor === anchor && at - entry.windowAt === start);
          });
          assert.equal(new Set(own.map(({ windowAt }) => windowAt)).size, 1, JSON.stringify(`${first}${written}`));
        }
      }
    }
  });
});
