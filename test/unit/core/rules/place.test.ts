import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { Finding } from '../../../../src/core/rules/finding';
import { nextFindingChange } from '../../../../src/core/rules/nextChange';
import { findingPlace } from '../../../../src/core/rules/place';
import { checkToken } from '../../../../src/core/rules/check';
import { decodeToken } from '../../../../src/core/token/decode';
import { base64url, compactJws, type Json } from '../../../support/tokenFactory';

const finding = (place: Pick<Finding, 'segment' | 'path'>): Finding => ({
  id: 'x',
  severity: 'error',
  message: '',
  source: '',
  ...place,
});

function placed(compact: string, place: Pick<Finding, 'segment' | 'path'>): string | undefined {
  const at = findingPlace(decodeToken(compact), finding(place));
  return at && compact.slice(at.start, at.end);
}

describe('findingPlace', () => {
  const token = compactJws({ alg: 'RS256', typ: 'JWT' }, { sub: 'Grüße 🙂', aud: ['a'], exp: 5, 'https://x.y/z': 1 });
  const [header = '', payload = '', signature = ''] = token.split('.');

  it('is the claim itself, found in the base64url characters that hold it', () => {
    for (const [path, text] of [
      ['exp', '"exp":5'],
      ['aud', '"aud":["a"]'],
      ['aud[0]', '"aud":["a"]'],
      ['sub', '"sub":"Grüße 🙂"'],
      ['https://x.y/z', '"https://x.y/z":1'],
    ] as const) {
      const part = placed(token, { segment: 'payload', path }) ?? '';
      const at = payload.indexOf(part);
      // Whole groups of four around the place, decoded by Node.
      const groups = payload.slice(at - (at % 4), Math.ceil((at + part.length) / 4) * 4);
      const read = Buffer.from(groups, 'base64url').toString();
      assert.ok(read.includes(text), `${path}: ${read}`);
      assert.ok(part.length <= Math.ceil((Buffer.byteLength(text) * 4) / 3) + 2, `${path} is ${String(part.length)}`);
    }
  });

  it('is the start of the segment for a claim that is not there, and of the token without a segment', () => {
    assert.equal(placed(token, { segment: 'payload', path: 'nbf' }), payload.slice(0, 32));
    assert.equal(placed(token, { segment: 'signature' }), signature.slice(0, 32));
    assert.equal(placed(token, { segment: 'header', path: 'kid' }), header.slice(0, 32));
    assert.equal(placed(token, {}), header.slice(0, 32));
    assert.equal(placed(token, { segment: 'ciphertext' }), header.slice(0, 32));
  });

  it('is the very disclosure of an SD-JWT that a rule is about', () => {
    const good = base64url(JSON.stringify(['salt', 'given_name', 'Ada']));
    const strange = base64url(JSON.stringify(['salt', 'family_name', 'Lovelace']));
    const digest = createHash('sha256').update(good).digest('base64url');
    const compact = `${compactJws({ alg: 'ES256', typ: 'example+sd-jwt' }, { _sd: [digest] })}~${good}~${strange}~`;
    const decoded = decodeToken(compact);
    const [found, ...more] = checkToken(decoded, { now: new Date(0) }).filter(
      ({ segment }) => segment === 'disclosure',
    );
    assert.ok(found);
    assert.deepEqual(more, []);
    const at = findingPlace(decoded, found);
    assert.equal(at && compact.slice(at.start, at.end), strange.slice(0, 32));
  });

  it('is a member of the header, the first with the brace in front', () => {
    assert.equal(
      placed(token, { segment: 'header', path: 'alg' }),
      header.slice(0, Math.ceil(('{"alg":"RS256"'.length * 4) / 3)),
    );
    const typ = placed(token, { segment: 'header', path: 'typ' }) ?? '';
    assert.equal(header.indexOf(typ), Math.floor(('{"alg":"RS256",'.length * 4) / 3));
  });

  // Offsets counted by hand: byte n of a part is in character ⌊4n/3⌋ of it, and the header takes 15 and a dot.
  const broken = (...parts: readonly (string | number)[]): string => {
    const bytes = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.of(part))));
    return `${base64url('{"alg":"x"}')}.${base64url(bytes)}.AAAA`;
  };
  const placeOf = (compact: string, path: string, segment: 'header' | 'payload' = 'payload'): readonly unknown[] => {
    const at = findingPlace(decodeToken(compact), finding({ segment, path }));
    return [at?.start, at?.end];
  };

  it('is counted in characters where the payload is no base64url (RFC 7797)', () => {
    const head = base64url('{"alg":"HS256","b64":false,"crit":["b64"]}');
    const unencoded = `${head}.{"sub":"é","exp":5}.AAAA`;
    assert.deepEqual(placeOf(unencoded, 'exp'), [68, 75]);
    assert.deepEqual(placeOf(unencoded, 'sub'), [57, 67]);
    assert.deepEqual(placeOf(unencoded, 'nbf'), [57, 76]);
    assert.deepEqual(placeOf(`${unencoded}~`, 'exp'), [68, 75]);
    assert.deepEqual(placeOf(unencoded.slice(0, -5), 'exp'), [68, 75]);
    // Still base64url: the header itself, and a payload whose header does not name `b64` as critical.
    assert.deepEqual(placeOf(unencoded, 'b64', 'header'), [20, 35]);
    const ignored = `${base64url('{"alg":"HS256","b64":false}')}.${base64url('{"a":1,"exp":5}')}.AAAA`;
    assert.deepEqual(placeOf(ignored, 'exp'), [46, 56]);
  });

  it('is the part where bytes that are no UTF-8 hide how many there are', () => {
    assert.deepEqual(placeOf(broken('{"a":"', 0xff, '","exp":5}'), 'exp'), [16, 39]);
    assert.deepEqual(placeOf(broken('{"a":"', 0xff, '","exp":5}'), 'a'), [16, 39]);
    assert.deepEqual(placeOf(broken('{"exp":5,"a":"', 0xff, '"}'), 'exp'), [16, 27]);
    const header = base64url(Buffer.from('{"typ":"\xff","alg":"x"}', 'latin1'));
    assert.deepEqual(placeOf(`${header}.e30.AAAA`, 'alg', 'header'), [0, 28]);
  });

  it('is the claim behind a U+FFFD that has the three bytes of one', () => {
    assert.deepEqual(placeOf(broken('{"a":"\ufffd","exp":5}'), 'exp'), [30, 40]);
    assert.deepEqual(placeOf(broken('{"a":"', 0xf0, 0x9f, 0x98, '","exp":5}'), 'exp'), [30, 40]);
  });

  it('counts a byte order mark, and what comes before a foreign character, but not white space', () => {
    assert.deepEqual(placeOf(broken('\ufeff{"a":1,"exp":5}'), 'exp'), [29, 39]);
    assert.deepEqual(placeOf(broken('{"a":1,"exp":5}').replace('.AAAA', '*.AAAA'), 'exp'), [25, 35]);
    assert.deepEqual(placeOf(broken('{"a":1,"exp":5}').replace('.', '.e\n').replace('\ne', '\n'), 'exp'), [16, 37]);
  });

  it('is undefined where a token has no parts', () => {
    assert.equal(placed(`{"payload":"${payload}","protected":"${header}","signature":"AAAA"}`, {}), undefined);
  });

  it('is inside of the token always', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (claims, path) => {
        const compact = compactJws({ alg: 'RS256' }, claims);
        for (const each of [path, ...Object.keys(claims)]) {
          const at = findingPlace(decodeToken(compact), finding({ segment: 'payload', path: each }));
          assert.ok(at !== undefined && at.start < at.end && at.start >= 0 && at.end <= compact.length);
        }
      }),
    );
    assert.equal(placed(`${base64url('{"alg":"x"}')}..`, { segment: 'payload' })?.length ?? 0, 0);
  });
});

describe('nextFindingChange', () => {
  const exp = 2_000_000_000;
  const changes = (claims: Json, from: number, until: number): readonly number[] => {
    const decoded = decodeToken(compactJws({ alg: 'RS256' }, claims));
    const instants: number[] = [];
    for (let now = new Date(from * 1000); ;) {
      const next = nextFindingChange(decoded, { now });
      if (next === undefined || next.getTime() > until * 1000) return instants;
      assert.ok(next.getTime() > now.getTime(), 'time goes on');
      instants.push(next.getTime() / 1000);
      now = next;
    }
  };

  it('is when the token begins to expire soon, expires, and is refused with tolerance too', () => {
    const instants = changes({ exp }, exp - 1000, exp + 1000).map((instant) => Math.floor(instant));
    for (const limit of [exp - 300, exp, exp + 60]) assert.ok(instants.includes(limit), String(limit - exp));
  });

  it('is when it becomes valid', () => {
    const instants = changes({ nbf: exp }, exp - 500, exp + 10).map((instant) => Math.floor(instant));
    assert.ok(instants.includes(exp - 60));
  });

  it('misses no change of what is found', () => {
    const claims = { iat: exp - 200, nbf: exp - 100, exp };
    const decoded = decodeToken(compactJws({ alg: 'RS256', typ: 'JWT', kid: 'k' }, claims));
    const found = (seconds: number): string =>
      checkToken(decoded, { now: new Date(seconds * 1000) })
        .map(({ id, severity }) => `${id} ${severity}`)
        .join();
    const instants = new Set(changes(claims, exp - 800, exp + 200).map((instant) => Math.floor(instant)));
    for (let second = exp - 799; second < exp + 200; second++) {
      // What changed within the last second did so at one of the instants.
      if (found(second + 0.5) !== found(second - 0.5)) assert.ok(instants.has(second), String(second - exp));
    }
  });

  it('is seldom for what lies far off, and never for a token without times', () => {
    assert.ok(changes({ exp }, exp - 40 * 86_400, exp - 10 * 86_400).length <= 31);
    assert.deepEqual(changes({ sub: 'x' }, exp, exp + 10), []);
    assert.deepEqual(changes({ exp: 'soon', iat: 2e12 }, exp, exp + 10), []);
  });
});
