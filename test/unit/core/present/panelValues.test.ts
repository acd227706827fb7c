/** JSON values as the panel shows them: structure, numbers as written, chips, and their bounds. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { partAt, roomOfView, valueView } from '../../../../src/core/present/panelValues';
import type { ValueView } from '../../../../src/shared/panelView';

const view = (json: string, name = 'claim'): ValueView => valueView(json, name, roomOfView());

describe('valueView', () => {
  it('keeps numbers as written', () => {
    for (const text of ['9007199254740993', '1.0', '-0', '1e400', '0.1000']) {
      assert.deepEqual(view(text), { kind: 'number', text, truncated: false });
    }
  });

  it('tells texts from literals', () => {
    assert.deepEqual(view('"true"'), { kind: 'string', text: '"true"', truncated: false });
    assert.deepEqual(view('true'), { kind: 'literal', text: 'true', truncated: false });
    assert.deepEqual(view('null'), { kind: 'literal', text: 'null', truncated: false });
    assert.deepEqual(view(String.raw`"a\"\u00e9\n"`), { kind: 'string', text: 'a"é\\u{A}', truncated: false });
  });

  it('sets texts in quotation marks that could be read as something else, and no other', () => {
    const shown = (json: string): string => {
      const value = view(json);
      return 'text' in value ? value.text : '';
    };
    const mistakable = [
      '1',
      '-1.50',
      '1e5',
      '0x1F',
      '.5',
      '+49',
      'true',
      'False',
      'null',
      '',
      ' a',
      'a ',
      '[1]',
      '{}',
      '"a"',
    ];
    for (const text of mistakable) assert.equal(shown(JSON.stringify(text)), `"${text}"`);
    const plain = ['a', '1a', '7f3a1d52-8a39', '2026-11-28', '10.0.0.1', 'truest', 'https://a.example', 'a "b"', '-'];
    for (const text of plain) assert.equal(shown(JSON.stringify(text)), text);
    for (const json of ['1', '-1.50', 'true', 'null']) assert.equal(shown(json), json);
    assert.deepEqual(view('["1", 1, "true", true, "a", ""]'), {
      kind: 'chips',
      items: ['"1"', '1', '"true"', 'true', 'a', '""'],
      total: 6,
    });
    // The parts of a scope are texts, all of them.
    assert.deepEqual(view('"1 2"', 'scope'), { kind: 'chips', items: ['1', '2'], total: 2 });
  });

  it('finds the part of a value by its places, names that repeat or not', () => {
    const json = String.raw`{"a":[1,{"b":"x,y"}], "a" : null, "c":"\""}`;
    const parts: readonly (readonly [readonly number[], string | undefined])[] = [
      [[], json],
      [[0], '[1,{"b":"x,y"}]'],
      [[0, 0], '1'],
      [[0, 1, 0], '"x,y"'],
      [[1], 'null'],
      [[2], String.raw`"\""`],
      [[3], undefined],
      [[1, 0], undefined],
      [[0, 0, 0], undefined],
      [[2, 0], undefined],
    ];
    for (const [places, part] of parts) assert.equal(partAt(json, places), part);
  });

  it('makes chips of an array of scalars, and of nothing', () => {
    assert.deepEqual(view('["a", 1.50,true , null]'), {
      kind: 'chips',
      items: ['a', '1.50', 'true', 'null'],
      total: 4,
    });
    assert.deepEqual(view('[ ]'), { kind: 'chips', items: [], total: 0 });
  });

  it('takes a scope apart at its spaces (RFC 6749 section 3.3), and no other text', () => {
    const chips = { kind: 'chips', items: ['orders:read', 'orders:write'], total: 2 };
    for (const name of ['scope', 'scp']) assert.deepEqual(view('"orders:read  orders:write"', name), chips);
    assert.deepEqual(view('"openid"', 'scope'), { kind: 'chips', items: ['openid'], total: 1 });
    assert.deepEqual(view('""', 'scope'), { kind: 'string', text: '""', truncated: false });
    assert.equal(view('"a b"', 'name').kind, 'string');
    assert.deepEqual(view('["a b"]', 'scp'), { kind: 'chips', items: ['a b'], total: 1 });
  });

  it('keeps the structure of objects and arrays, with names that repeat', () => {
    assert.deepEqual(view('{"a" : {"b":[ {"c":1}]}, "a":2, "__proto__":3}'), {
      kind: 'object',
      members: [
        {
          name: 'a',
          value: {
            kind: 'object',
            members: [
              {
                name: 'b',
                value: {
                  kind: 'array',
                  items: [
                    {
                      kind: 'object',
                      members: [{ name: 'c', value: { kind: 'number', text: '1', truncated: false } }],
                      total: 1,
                    },
                  ],
                  total: 1,
                },
              },
            ],
            total: 1,
          },
        },
        { name: 'a', value: { kind: 'number', text: '2', truncated: false } },
        { name: '__proto__', value: { kind: 'number', text: '3', truncated: false } },
      ],
      total: 3,
    });
  });

  it('shows JSON text where nobody follows the levels any more', () => {
    const json = `${'['.repeat(12)}1${']'.repeat(12)}`;
    let value = view(json);
    let levels = 0;
    while (value.kind === 'array') {
      const [inner] = value.items;
      assert.ok(inner);
      value = inner;
      levels += 1;
    }
    assert.equal(levels, 8);
    assert.deepEqual(value, { kind: 'literal', text: '[[[[1]]]]', truncated: false });
  });

  it('cuts a long text and says so, whole characters alone', () => {
    const value = view(JSON.stringify('😀'.repeat(3000)));
    assert.ok(value.kind === 'string' && value.truncated);
    assert.ok(value.text.length <= 2000 && !/[\uD800-\uDBFF]$/.test(value.text));
  });

  it('shows 5,000 group ids as chips, each of them', () => {
    const groups = Array.from(
      { length: 5000 },
      (_, index) => `00000000-0000-0000-0000-${String(index).padStart(12, '0')}`,
    );
    assert.deepEqual(view(JSON.stringify(groups), 'groups'), { kind: 'chips', items: groups, total: 5000 });
  });

  it('counts what goes beyond the room, at any level', () => {
    const small = (json: string): ValueView => valueView(json, 'claim', { items: 3, characters: 400_000 });
    assert.deepEqual(small('["a","b","c","d","e"]'), { kind: 'chips', items: ['a', 'b', 'c'], total: 5 });
    assert.deepEqual(small('{"a":[1,2],"b":2}'), {
      kind: 'object',
      members: [
        { name: 'a', value: { kind: 'chips', items: ['1'], total: 2 } },
        { name: 'b', value: { kind: 'number', text: '2', truncated: false } },
      ],
      total: 2,
    });
    const scopes = valueView('"a b c d"', 'scope', { items: 3, characters: 400_000 });
    assert.deepEqual(scopes, { kind: 'chips', items: ['a', 'b', 'c'], total: 4 });
  });

  it('takes room for names, and for characters that are written out as many', () => {
    // `\\u{E0001}` is nine characters.
    const tags = Array.from({ length: 1000 }, () => '\u{E0001}'.repeat(100));
    const chips = view(JSON.stringify(tags));
    assert.ok(chips.kind === 'chips');
    assert.deepEqual([chips.items.length, chips.total], [Math.ceil(400_000 / 900), 1000]);
    const names = view(JSON.stringify(Object.fromEntries(tags.map((text, index) => [`${String(index)}${text}`, 1]))));
    assert.ok(names.kind === 'object' && names.members.length < 450 && names.total === 1000);
    const texts = view(JSON.stringify(Array.from({ length: 1000 }, () => [[], '\u200B'.repeat(2000)])));
    assert.ok(texts.kind === 'array' && texts.total === 1000);
    assert.ok(JSON.stringify(texts).length < 500_000);
  });

  it('is bounded for any depth, and does not call itself for each level', () => {
    const values = [
      `${'['.repeat(100_000)}1${']'.repeat(100_000)}`,
      `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
      `${'[1,{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`,
    ];
    for (const json of values) assert.ok(JSON.stringify(view(json)).length < 4000);
  });

  it('writes out what cannot be seen in texts, chips, names and deep JSON text', () => {
    const hidden = 'a\u202E';
    const json = JSON.stringify({ [hidden]: hidden, list: [hidden], deep: [[[[[[[[[hidden]]]]]]]]] });
    const shown = JSON.stringify(view(json));
    assert.doesNotMatch(shown, /\u202E/);
    assert.equal(shown.match(/\{202E\}/g)?.length, 4);
    assert.deepEqual(view(JSON.stringify(`${hidden} b`), 'scope'), {
      kind: 'chips',
      items: ['a\\u{202E}', 'b'],
      total: 2,
    });
  });

  it('shares its room among the values of a view', () => {
    const room = roomOfView();
    const many = JSON.stringify(Array.from({ length: 8000 }, (_, index) => index));
    const [first, second, third] = [valueView(many, 'a', room), valueView(many, 'b', room), valueView(many, 'c', room)];
    assert.deepEqual(
      [first, second, third].map((each) => each.kind === 'chips' && [each.items.length, each.total]),
      [
        [8000, 8000],
        [2000, 8000],
        [0, 8000],
      ],
    );
  });
});
