/** References: bounded, stable, and telling nothing. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createReferences } from '../../src/host/references';

const origin = { uri: 'untitled:one', version: 1, start: 0, end: 3 };

describe('references', () => {
  it('keep the tokens used last and forget the others', () => {
    const references = createReferences(3);
    const [first, second, third] = ['a.b.c', 'd.e.f', 'g.h.i'].map((compact) => references.keep({ compact, origin }));
    assert.equal(references.get(first)?.compact, 'a.b.c');
    references.keep({ compact: 'j.k.l', origin });
    assert.equal(references.get(second), undefined);
    assert.equal(references.get(first)?.compact, 'a.b.c');
    assert.equal(references.get(third)?.compact, 'g.h.i');
  });

  it('give a forgotten token a new handle', () => {
    const references = createReferences(1);
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
});
