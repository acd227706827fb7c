import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Member, ObjectText } from '../../../../src/core/token/decoded';
import { readJson } from '../../../../src/core/token/json';
import { maxDuplicatePaths } from '../../../../src/core/token/jsonWalk';

function sourceOf(text: string): ObjectText {
  const reading = readJson(text);
  assert.ok('source' in reading && reading.source !== undefined, `no object read from ${text.slice(0, 80)}`);
  return reading.source;
}

function memberOf(text: string, name: string): Member {
  const found = sourceOf(text).members.find((member) => member.name === name);
  assert.ok(found !== undefined, `no member ${name}`);
  return found;
}

/** Any JSON text of an object, with white space, escapes, repeated names and odd names. */
const anyObjectText = fc.letrec<{ value: string; object: string; members: string }>((tie) => {
  const blank = fc.constantFrom('', '', ' ', '\r\n\t');
  const escaped = fc.constantFrom(
    '"\\u0061"',
    '"a\\"b"',
    '"\\\\"',
    '"\\n"',
    '"{"',
    '"]"',
    '",:"',
    '"é🙂"',
    '"\\ud800"',
  );
  const text = fc.oneof(
    escaped,
    fc.string({ maxLength: 6 }).map((plain) => JSON.stringify(plain)),
  );
  const name = fc.oneof(
    fc.constantFrom('"a"', '"b"', '"\\u0061"', '"__proto__"', '"constructor"', '""', '"a.b"'),
    text,
  );
  const number = fc.constantFrom('0', '-0', '1e400', '-1E-7', '9007199254740993', '1698175401.5');
  return {
    members: fc
      .array(fc.tuple(blank, name, blank, blank, tie('value'), blank), { maxLength: 4 })
      .map((list) => list.map(([a, key, b, c, value, d]) => `${a}${key}${b}:${c}${value}${d}`).join(',')),
    object: fc.tuple(blank, tie('members'), blank).map(([a, members, b]) => `{${a}${members}${b}}`),
    value: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(text, number, fc.constantFrom('true', 'false', 'null')),
      fc.array(tie('value'), { maxLength: 3 }).map((list) => `[${list.join(' , ')}]`),
      tie('object'),
    ),
  };
}).object;

describe('JSON object text', () => {
  it('gives each member its place, in order', () => {
    const text = ' {"iss" : "x", "exp":1698175401,\n"aud":["a","b"] , "cnf":{"jkt":"}"}, "ok":true}';
    const read = sourceOf(text);
    assert.deepEqual(
      read.members.map(({ name, raw }) => [name, raw]),
      [
        ['iss', '"x"'],
        ['exp', '1698175401'],
        ['aud', '["a","b"]'],
        ['cnf', '{"jkt":"}"}'],
        ['ok', 'true'],
      ],
    );
    for (const member of read.members) {
      assert.equal(text.slice(member.start, member.end), member.raw);
      assert.ok(text.startsWith(`"${member.name}"`, member.nameStart));
    }
    assert.deepEqual(read.duplicatePaths, []);
  });

  it('keeps numbers as written', () => {
    for (const raw of ['9007199254740993', '1e400', '-0', '1.0', '12345678901234567890', '1E+2']) {
      assert.equal(memberOf(`{"n":${raw}}`, 'n').raw, raw);
    }
    assert.equal(memberOf('{"n":1e400}', 'n').value, Infinity);
  });

  it('keeps every duplicate with its own value, and the last one wins', () => {
    const reading = readJson('{"alg":"none","kid":"1","alg":"HS256"}');
    assert.ok(reading.kind === 'object');
    assert.deepEqual(
      reading.source.members.map(({ name, value, duplicate }) => [name, value, duplicate]),
      [
        ['alg', 'none', false],
        ['kid', '1', false],
        ['alg', 'HS256', true],
      ],
    );
    assert.equal(reading.value['alg'], 'HS256');
    assert.deepEqual(reading.source.duplicatePaths, ['alg']);
  });

  it('reports duplicates at any depth by path, escapes undone', () => {
    const text = '{"cnf":{"jwk":{"kid":1,"k\\u0069d":2,"kid":3}},"keys":[{},{"a":[1],"a":{"b":1}}],"a":1,"b":{"a":1}}';
    assert.deepEqual(sourceOf(text).duplicatePaths, ['cnf.jwk.kid', 'keys[1].a']);
    assert.deepEqual(sourceOf('{"a":"a","b":["a","a",{"a":"a"}]}').duplicatePaths, []);
  });

  it('leaves __proto__ an ordinary member', () => {
    const reading = readJson('{"__proto__":{"admin":true},"sub":"x"}');
    assert.ok(reading.kind === 'object');
    assert.deepEqual(Object.keys(reading.value), ['__proto__', 'sub']);
    assert.equal(reading.value['admin'], undefined);
    assert.deepEqual(reading.source.members[0]?.value, { admin: true });
    const broken = readJson('{"__proto__":{"admin":true},"sub":"x",');
    assert.ok(broken.kind === 'broken' && broken.value !== undefined);
    assert.deepEqual(Object.keys(broken.value), ['__proto__', 'sub']);
    assert.equal(broken.value['admin'], undefined);
  });

  it('holds against nesting of 10,000 and of 100,000', () => {
    for (const depth of [10_000, 100_000]) {
      const arrays = `{"deep":${'['.repeat(depth)}${']'.repeat(depth)},"after":1}`;
      assert.deepEqual(
        sourceOf(arrays).members.map(({ name }) => name),
        ['deep', 'after'],
      );
      const objects = `{"before":1,"deep":${'{"a":'.repeat(depth)}0${'}'.repeat(depth)}}`;
      assert.equal(sourceOf(objects).members.length, 2);
      // The same, cut off: what stands before the depth is kept.
      assert.equal(memberOf(objects.slice(0, -depth), 'before').value, 1);
    }
  });

  it('does not let a hostile text make a report larger than itself', () => {
    const wide = `{${'"x":1,'.repeat(3000)}"y":{${Array.from({ length: 1000 }, (_, at) => `"n${String(at)}":1,`.repeat(2)).join('')}"z":0}}`;
    assert.equal(sourceOf(wide).duplicatePaths.length, maxDuplicatePaths);
    const deep = '{"x":1,"x":1,"d":'.repeat(2000) + '0' + '}'.repeat(2000);
    assert.ok(sourceOf(deep).duplicatePaths.join('').length < deep.length);
  });

  it('tells other JSON and no JSON apart', () => {
    assert.deepEqual(readJson('[1]'), { kind: 'value', value: [1] });
    assert.deepEqual(readJson('"text"'), { kind: 'value', value: 'text' });
    assert.deepEqual(readJson('null'), { kind: 'value', value: null });
    for (const text of ['', 'text', '[1', '{"a":1}}x', '\ufeff']) assert.equal(readJson(text).kind, 'broken', text);
  });

  it('agrees with JSON.parse and with the text, on any object', () => {
    fc.assert(
      fc.property(anyObjectText, (text) => {
        const reading = readJson(text);
        assert.ok(reading.kind === 'object');
        assert.deepEqual(reading.value, JSON.parse(text));
        for (const { start, end, raw, value, nameStart, name } of reading.source.members) {
          assert.equal(text.slice(start, end), raw);
          assert.deepEqual(JSON.parse(raw), value);
          const written = text.slice(nameStart, start).replace(/\s*:\s*$/, '');
          assert.equal(JSON.parse(written), name);
        }
        const names = reading.source.members.map(({ name }) => name);
        assert.deepEqual(
          reading.source.members.map(({ duplicate }) => duplicate),
          names.map((name, index) => names.indexOf(name) < index),
        );
        assert.deepEqual([...new Set(names)].sort(), Object.keys(reading.value).sort());
      }),
      { numRuns: 300 },
    );
  });
});

describe('recovery of broken JSON', () => {
  const whole = '{"iss":"https://a.example","exp":1698175401,"aud":["one","two"],"cnf":{"jkt":"abc","x":1},"sub":"U2"}';

  it('keeps the whole members before a cut and never half a value', () => {
    for (let cut = 1; cut < whole.length; cut++) {
      const reading = readJson(whole.slice(0, cut));
      assert.ok(reading.kind === 'broken');
      for (const { name, value, raw, start, end } of reading.source?.members ?? []) {
        assert.equal(whole.slice(start, end), raw, `cut at ${String(cut)}`);
        if (typeof value !== 'object') assert.deepEqual(value, (JSON.parse(whole) as Record<string, unknown>)[name]);
      }
    }
    const read = readJson(whole.slice(0, whole.indexOf('"two"') + 3));
    assert.ok(read.kind === 'broken');
    assert.deepEqual(read.value, { iss: 'https://a.example', exp: 1698175401, aud: ['one'] });
    assert.deepEqual(Object.keys((readJson('{"exp":16981754') as { value: object }).value), []);
  });

  for (const [what, text, value] of [
    ['a trailing comma', '{"a":1,}', { a: 1 }],
    ['a missing comma', '{"a":1 "b":2}', { a: 1, b: 2 }],
    ['a comment', '{/* x */"a":1}', { a: 1 }],
    ['NaN', '{"a":1,"exp":NaN,"b":2}', { a: 1, b: 2 }],
    ['a raw tab in a string', '{"a":"x\ty","b":2', { a: 'x\ty' }],
    ['something after the end', '{"a":1}{"b":2}', { a: 1 }],
  ] as const) {
    it(`reads around ${what}`, () => {
      const reading = readJson(text);
      assert.ok(reading.kind === 'broken');
      assert.deepEqual(reading.value, value);
    });
  }

  it('never throws', () => {
    assert.equal(readJson('{"a":x\\/*').kind, 'broken');
    const characters = fc.constantFrom(...'{}[]",:\\u0 \n-1e.tfn/*\0é');
    fc.assert(
      fc.property(fc.string({ unit: characters, maxLength: 30 }), (text) => {
        const reading = readJson(`{"a":${text}`);
        if ('source' in reading) {
          for (const { start, end, raw } of reading.source?.members ?? []) {
            assert.equal(`{"a":${text}`.slice(start, end), raw);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
