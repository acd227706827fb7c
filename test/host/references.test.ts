/** References: bounded, stable, and telling nothing. */
import assert from 'node:assert/strict';
import { memoryUsage } from 'node:process';
import { describe, it } from 'mocha';
import { createReferences } from '../../src/host/references';

const origin = { uri: 'untitled:one', version: 1, start: 0, end: 3 };

describe('references', () => {
  it('keep the tokens used last and forget the others', () => {
    const references = createReferences({ tokens: 3, length: 1000 });
    const [first, second, third] = ['a.b.c', 'd.e.f', 'g.h.i'].map((compact) => references.keep({ compact, origin }));
    assert.equal(references.get(first)?.compact, 'a.b.c');
    references.keep({ compact: 'j.k.l', origin });
    assert.equal(references.get(second), undefined);
    assert.equal(references.get(first)?.compact, 'a.b.c');
    assert.equal(references.get(third)?.compact, 'g.h.i');
  });

  it('forget the oldest when all together are too long, but never the newest', () => {
    const references = createReferences({ tokens: 200, length: 10 });
    const [first, second, long] = ['a.b.c', 'd.e.f', 'g'.repeat(11)].map((compact) =>
      references.keep({ compact, origin }),
    );
    assert.deepEqual([references.get(first), references.get(second)], [undefined, undefined]);
    assert.equal(references.get(long)?.compact.length, 11);
    const after = references.keep({ compact: 'h.i.j', origin });
    assert.equal(references.get(long), undefined);
    const last = references.keep({ compact: 'k.l.m', origin });
    assert.deepEqual([references.get(after)?.compact, references.get(last)?.compact], ['h.i.j', 'k.l.m']);
  });

  it('keep tokens and not the documents that they were read from', () => {
    const references = createReferences();
    const before = memoryUsage().heapUsed;
    for (let index = 0; index < 40; index++) {
      const text = `line ${String(index)}\n`.repeat(500_000);
      references.keep({ compact: text.slice(0, 400 + index), origin });
    }
    assert.equal(references.get('x'), undefined);
    const grown = memoryUsage().heapUsed - before;
    assert.ok(grown < 80_000_000, `${String(grown)} bytes for 40 short tokens`);
  });

  it('give a forgotten token a new handle', () => {
    const references = createReferences({ tokens: 1, length: 1000 });
    const before = references.keep({ compact: 'a.b.c', origin });
    references.keep({ compact: 'd.e.f', origin });
    assert.notEqual(references.keep({ compact: 'a.b.c', origin }), before);
  });

  it('remember where a token stood when it is read again from the clipboard', () => {
    const references = createReferences();
    const handle = references.keep({ compact: 'a.b.c', origin });
    assert.equal(references.keep({ compact: 'a.b.c', origin: undefined }), handle);
    assert.deepEqual(references.get(handle)?.origin, origin);
  });

  it('take nothing but strings for a handle', () => {
    const references = createReferences();
    const handle = references.keep({ compact: 'a.b.c', origin });
    for (const argument of [undefined, null, 1, {}, [handle], { toString: () => handle }]) {
      assert.equal(references.get(argument), undefined);
    }
    assert.equal(references.get('a.b.c'), undefined);
  });

  it('keeps the one that is held, and that one only until another is', () => {
    const references = createReferences({ tokens: 2, length: 1000 });
    const held = references.keep({ compact: 'a.b.c', origin });
    const other = references.keep({ compact: 'd.e.f', origin });
    references.hold(held);
    for (const compact of ['1.1.1', '2.2.2', '3.3.3']) references.keep({ compact, origin });
    assert.equal(references.get(held)?.compact, 'a.b.c');
    assert.equal(references.get(other), undefined);
    references.hold(undefined);
    for (const compact of ['4.4.4', '5.5.5', '6.6.6']) references.keep({ compact, origin });
    assert.equal(references.get(held), undefined);
  });
});
