import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { decodeToken } from '../../../../src/core/token/decode';
import type { DecodedSdJwt, Disclosure, SelectiveDisclosure } from '../../../../src/core/token/decoded';
import { maxDisclosureDepth } from '../../../../src/core/token/disclosures';
import { maxDisclosures } from '../../../../src/core/token/sdJwt';
import { assertProportional } from '../../../support/proportion';
import { base64url, compactJws, type Json } from '../../../support/tokenFactory';
import { sdJwtCases, type SdJwtCase } from './vectors';

const header = { alg: 'ES256', typ: 'dc+sd-jwt' };

function disclosureOf(...content: readonly unknown[]): string {
  return base64url(JSON.stringify(['salt', ...content]));
}

function digestOf(text: string, algorithm = 'sha256'): string {
  return createHash(algorithm).update(text, 'ascii').digest('base64url');
}

function sdJwt(payload: Json, ...disclosures: readonly string[]): DecodedSdJwt {
  const token = decodeToken([compactJws(header, payload), ...disclosures, ''].join('~'));
  assert.ok(token.form === 'sd-jwt');
  return token;
}

function all(disclosures: readonly Disclosure[]): readonly Disclosure[] {
  return disclosures.flatMap((disclosure) => [disclosure, ...all(disclosure.children)]);
}

function states(token: { readonly disclosures: readonly Disclosure[] }): readonly string[] {
  return all(token.disclosures).map(({ state }) => state);
}

/** The presentation or issuance of a vector, in whichever serialization it is. */
function disclosedOf(written: string): SelectiveDisclosure {
  const token = decodeToken(written);
  const disclosed = token.form === 'jws-json' ? token.disclosed : token;
  assert.ok(disclosed !== undefined && 'disclosures' in disclosed);
  return disclosed;
}

/** How many disclosures a vector holds, counted without our decoder. */
function countOf(written: string): number {
  if (!written.startsWith('{')) return written.split('~').length - 2;
  return (JSON.parse(written) as { header: { disclosures: unknown[] } }).header.disclosures.length;
}

describe('SD-JWT, the examples of RFC 9901', () => {
  for (const vector of sdJwtCases()) {
    it(`${vector.name}: what is presented is what a verifier gets`, () => {
      const disclosed = disclosedOf(vector.sd_jwt_presentation);
      assert.deepEqual(disclosed.disclosedClaims, vector.verified_contents);
      assert.equal(states(disclosed).length, countOf(vector.sd_jwt_presentation));
      assert.ok(states(disclosed).every((state) => state === 'matched'));
      bindingIs(disclosed, vector);
    });

    it(`${vector.name}: as issued, all claims are there`, () => {
      const disclosed = disclosedOf(vector.sd_jwt_issuance);
      assert.deepEqual({ ...disclosed.disclosedClaims, ...vector.user_claims }, disclosed.disclosedClaims);
      assert.equal(states(disclosed).length, countOf(vector.sd_jwt_issuance));
      assert.ok(states(disclosed).every((state) => state === 'matched'));
    });
  }

  function bindingIs({ keyBinding }: SelectiveDisclosure, vector: SdJwtCase): void {
    if (vector.kb_jwt_payload === undefined) {
      assert.equal(keyBinding, undefined);
      return;
    }
    assert.ok(keyBinding?.form === 'jws');
    assert.equal(keyBinding.header['typ'], 'kb+jwt');
    assert.deepEqual(keyBinding.claims, vector.kb_jwt_payload);
  }

  it('gives every part its place', () => {
    const text = sdJwtCases().find(({ name }) => name === 'simple')?.sd_jwt_presentation ?? '';
    const token = decodeToken(text);
    assert.ok(token.form === 'sd-jwt' && token.keyBinding?.form === 'jws');
    const written = token.segments.map(({ start, end }) => text.slice(start, end));
    assert.deepEqual(written, [...(text.split('~')[0] ?? '').split('.'), ...text.split('~').slice(1)]);
    const bound = token.keyBinding.segments.map(({ start, end }) => text.slice(start, end));
    assert.equal(bound.join('.'), written.at(-1));
  });

  it('finds the place of a disclosure in the JSON serialization', () => {
    const vector = sdJwtCases().find(({ name }) => name === 'json_serialization_flattened');
    const text = vector?.sd_jwt_presentation ?? '';
    const token = decodeToken(text);
    assert.ok(token.form === 'jws-json');
    assert.equal(token.disclosed?.disclosures.length, 2);
    for (const { segment, name, value } of token.disclosed.disclosures) {
      const content: unknown = JSON.parse(Buffer.from(text.slice(segment.start, segment.end), 'base64url').toString());
      assert.deepEqual((content as unknown[]).slice(1), [name, value]);
    }
  });
});

describe('SD-JWT in JSON', () => {
  const json = (disclosures: readonly string[]): string => {
    const [protectedHeader, payload, signature] = compactJws(header, { iss: 'x' }).split('.');
    return JSON.stringify({ payload, protected: protectedHeader, signature, header: { disclosures } });
  };
  const placesIn = (text: string): readonly string[] =>
    disclosedOf(text).disclosures.map(({ segment }) => text.slice(segment.start, segment.end));

  it('finds each disclosure once, and the next one behind it', () => {
    const [a, b] = [disclosureOf('a', 1), disclosureOf('b', 2)];
    const text = json([a, b, a, a, b]);
    assert.deepEqual(placesIn(text), [a, b, a, a, b]);
    const starts = disclosedOf(text).disclosures.map(({ segment }) => segment.start);
    assert.deepEqual(
      starts,
      [...starts].sort((one, other) => one - other),
    );
    assert.equal(new Set(starts).size, 5);
  });

  it('has no place for a disclosure written with escapes, and finds the one behind it', () => {
    const [a, b] = [disclosureOf('a', 1), disclosureOf('b', 2)];
    assert.deepEqual(placesIn(json([a, b]).replace('"W', '"\\u0057')), ['', b]);
    assert.deepEqual(placesIn(json([a, 'a"b', b])), [a, '', b]);
  });

  it('looks for disclosures that have no place in proportion to how many they are', async () => {
    const size = 1000;
    const tokens = new Map(
      [size, 8 * size].map((count) => {
        const texts = Array.from({ length: count }, (_, index) => disclosureOf(`n${index}`, 'x'.repeat(50)));
        return [count, json(texts).replaceAll('"W', '"\\u0057')];
      }),
    );
    await assertProportional('disclosures in JSON', (count) => void decodeToken(tokens.get(count) ?? ''), size);
  }).timeout(60_000);
});

describe('SD-JWT, disclosures', () => {
  it('reads the disclosures of RFC 9901 sections 4.2.1 to 4.2.3, white space in their JSON included', () => {
    const member = 'WyJfMjZiYzRMVC1hYzZxMktJNmNCVzVlcyIsICJmYW1pbHlfbmFtZSIsICJNw7ZiaXVzIl0';
    const element = 'WyJsa2x4RjVqTVlsR1RQVW92TU5JdkNBIiwgIkZSIl0';
    const payload = {
      _sd: ['X9yH0Ajrdm1Oij4tWso9UzzKJvPoDxwmuEcO3XAdRC0'],
      nationalities: ['DE', { '...': 'w0I8EKcdCtUPkGCNUrfwVp2xEgNjtoIDlOxc9-PlOhs' }, { '...': digestOf('withheld') }],
    };
    const token = sdJwt(payload, member, element);
    assert.deepEqual(token.disclosedClaims, { nationalities: ['DE', 'FR'], family_name: 'Möbius' });
    assert.equal(token.undisclosedCount, 1);
    assert.deepEqual(
      token.disclosures.map(({ name, path, value }) => [name, path, value]),
      [
        ['family_name', 'family_name', 'Möbius'],
        [undefined, 'nationalities[1]', 'FR'],
      ],
    );
    assert.deepEqual(token.claims, payload);
  });

  it('makes a tree of what is disclosed inside a disclosure', () => {
    const street = disclosureOf('street', 'Main 1');
    const address = disclosureOf('address', { _sd: [digestOf(street), digestOf('withheld')], city: 'Anytown' });
    const token = sdJwt({ _sd: [digestOf(address)], _sd_alg: 'sha-256' }, street, address);
    assert.deepEqual(token.disclosedClaims, { address: { city: 'Anytown', street: 'Main 1' } });
    const [root, ...others] = token.disclosures;
    assert.deepEqual(others, []);
    assert.equal(root?.path, 'address');
    assert.deepEqual(
      root.children.map(({ path, state }) => [path, state]),
      [['address.street', 'matched']],
    );
    assert.equal(token.undisclosedCount, 1);
    // Without its parent the inner one is reachable from nowhere.
    assert.deepEqual(states(sdJwt({ _sd: [digestOf(address)] }, street)), ['unreferenced']);
  });

  for (const [name, algorithm] of [
    ['sha-384', 'sha384'],
    ['sha-512', 'sha512'],
    ['sha3-256', 'sha3-256'],
    ['sha3-512', 'sha3-512'],
  ] as const) {
    it(`computes digests with ${name}`, () => {
      const text = disclosureOf('a', 1);
      const token = sdJwt({ _sd: [digestOf(text, algorithm)], _sd_alg: name }, text);
      assert.deepEqual([token.disclosedClaims, token.hashAlgorithm], [{ a: 1 }, name]);
    });
  }

  it('computes no digest with an algorithm it does not know', () => {
    const text = disclosureOf('a', 1);
    const token = sdJwt({ _sd: [digestOf(text, 'md5')], _sd_alg: 'md5', b: 2 }, text, text);
    assert.deepEqual(states(token), ['unreferenced', 'unreferenced']);
    assert.deepEqual([token.disclosures[0]?.digest, token.disclosures[0]?.name], ['', 'a']);
    assert.deepEqual([token.disclosedClaims, token.undisclosedCount, token.hashAlgorithm], [{ b: 2 }, 1, 'md5']);
    assert.equal(sdJwt({ _sd_alg: 5 }).hashAlgorithm, '');
  });

  // RFC 9901 section 7.1: each of these makes a verifier refuse.
  it('says which disclosures a verifier would refuse, and keeps them out of the claims', () => {
    const claim = disclosureOf('a', 1);
    const cases: readonly (readonly [Json, readonly string[], readonly string[], unknown])[] = [
      [{}, [claim], ['unreferenced'], {}],
      [{ _sd: [digestOf(claim)] }, [claim, claim], ['matched', 'duplicate'], { a: 1 }],
      [{ _sd: [digestOf(claim)], b: { _sd: [digestOf(claim)] } }, [claim], ['duplicate'], { a: 1, b: {} }],
      [{ _sd: [digestOf(claim)], a: 2 }, [claim], ['malformed'], { a: 2 }],
      [{ a: [{ '...': digestOf(claim) }] }, [claim], ['malformed'], { a: [] }],
    ];
    for (const [payload, disclosures, expected, claims] of cases) {
      const token = sdJwt(payload, ...disclosures);
      assert.deepEqual(states(token), expected, JSON.stringify(payload));
      if (expected[0] !== 'duplicate') assert.deepEqual(token.disclosedClaims, claims);
    }
    for (const text of [
      disclosureOf('_sd', [1]),
      disclosureOf('...', 1),
      disclosureOf(1),
      disclosureOf(7, 1),
      disclosureOf('a', 1, 2),
      base64url('["salt"]'),
      base64url('{"a":1}'),
      base64url(Uint8Array.of(0x5b, 0xff, 0x5d)),
      'WyJzYWx0IiwiYSIsMV0*',
      '',
    ]) {
      const token = sdJwt({ _sd: [digestOf(text)], b: 2 }, text);
      assert.deepEqual([states(token), token.disclosedClaims], [['malformed'], { b: 2 }], text);
    }
  });

  it('keeps hostile names and values ordinary', () => {
    const proto = disclosureOf('__proto__', { admin: true });
    const { disclosedClaims } = sdJwt({ _sd: [digestOf(proto)], sub: 'x' }, proto);
    assert.deepEqual(Object.keys(disclosedClaims ?? {}), ['sub', '__proto__']);
    assert.equal(disclosedClaims?.['admin'], undefined);
    const odd = { _sd: 'no array', x: { '...': 1 }, y: [{ '...': 'a', b: 1 }, { '...': 2 }], z: { _sd: [1, null] } };
    assert.deepEqual(sdJwt(odd).disclosedClaims, { ...odd, z: {} });
  });

  it('does not grow with references: a digest counts once', () => {
    let inner = disclosureOf('leaf', 'x'.repeat(100));
    const chain = [inner];
    for (let level = 0; level < 30; level++) {
      inner = disclosureOf(`n${String(level)}`, { _sd: [digestOf(inner)], again: { _sd: [digestOf(inner)] } });
      chain.push(inner);
    }
    const token = sdJwt({ _sd: [digestOf(inner)] }, ...chain);
    assert.equal(states(token).length, chain.length);
    assert.ok(JSON.stringify(token.disclosedClaims).length < 5000);
  });

  it('leaves digests in place below the greatest depth', () => {
    const claim = disclosureOf('a', 1);
    let value: Json = { _sd: [digestOf(claim)] };
    for (let level = 0; level < maxDisclosureDepth + 5; level++) value = { d: value };
    assert.deepEqual(states(sdJwt(value, claim)), ['unreferenced']);
    const deep = `{"x":${'['.repeat(10_000)}${']'.repeat(10_000)}}`;
    assert.equal(decodeToken(`${base64url('{"alg":"ES256"}')}.${base64url(deep)}.AAAA~`).form, 'sd-jwt');
  });
});

describe('SD-JWT that is broken', () => {
  const jwt = compactJws(header, { iss: 'x' });
  const claim = disclosureOf('a', 1);

  it('takes a last part without dots for a disclosure whose ~ is missing', () => {
    const whole = compactJws(header, { _sd: [digestOf(claim)] });
    const token = decodeToken(`${whole}~${claim}`);
    assert.ok(token.form === 'sd-jwt');
    assert.deepEqual([states(token), token.disclosedClaims], [['matched'], { a: 1 }]);
    assert.ok(token.keyBinding?.form === 'malformed');
    assert.deepEqual([token.keyBinding.segment, token.keyBinding.reason], ['keyBinding', 'segment-count']);
  });

  it('keeps a broken key binding beside a token that is whole', () => {
    const token = decodeToken(`${jwt}~${claim}~${jwt.slice(0, -3)}*`);
    assert.ok(token.form === 'sd-jwt');
    assert.ok(token.keyBinding?.form === 'malformed');
    assert.equal(token.keyBinding.reason, 'not-base64url');
    assert.equal(token.keyBinding.claims?.['iss'], 'x');
  });

  it('says what is wrong with the issuer-signed JWT', () => {
    const [head = '', body = '', signature = ''] = jwt.split('.');
    for (const [text, segment, reason] of [
      [`${head}.${body}~${claim}~`, 'token', 'segment-count'],
      [`${head}..${signature}~`, 'payload', 'empty'],
      [`${head}.${body}.${signature}*~`, 'signature', 'not-base64url'],
      ['a~b~c', 'token', 'not-a-token'],
    ] as const) {
      const token = decodeToken(text);
      assert.ok(token.form === 'malformed');
      assert.deepEqual([token.segment, token.reason], [segment, reason], text);
    }
    const noClaims = decodeToken(`${compactJws(header, 'text')}~${claim}~`);
    assert.ok(noClaims.form === 'sd-jwt');
    assert.deepEqual([noClaims.disclosedClaims, states(noClaims)], [undefined, ['unreferenced']]);
  });

  it('keeps paths short, whatever the names above many disclosures', () => {
    const many = Array.from({ length: 500 }, (_, index) => disclosureOf(`n${index}`, index));
    const below = { _sd: many.map((text) => digestOf(text)) };
    for (const payload of [{ ['x'.repeat(100_000)]: below }, { ['x'.repeat(499)]: { y: { z: below } } }]) {
      const found = all(sdJwt(payload, ...many).disclosures);
      assert.ok(found.length === 500 && found.every(({ state }) => state === 'matched'));
      const lengths = found.map(({ path = '' }) => path.length);
      assert.ok(Math.max(...lengths) < 520, `a path of ${Math.max(...lengths)} characters`);
    }
  });

  it('reads a text that is there several times as often as it is there', () => {
    const token = sdJwt({ _sd: [digestOf(''), digestOf(claim)] }, '', claim, '', claim, '', claim);
    const expected = ['malformed', 'matched', 'malformed', 'duplicate', 'malformed', 'duplicate'];
    assert.deepEqual(states(token), expected);
    assert.equal(new Set(token.disclosures.map(({ segment }) => segment.start)).size, expected.length);
    assert.deepEqual([token.disclosures[5]?.value, token.disclosures[5]?.digest], [1, digestOf(claim)]);
    assert.deepEqual([token.disclosures[4]?.value, token.disclosures[4]?.digest], [undefined, digestOf('')]);
    assert.deepEqual([token.disclosedClaims, token.undisclosedCount], [{ a: 1 }, 0]);
  });

  it('takes white space before an array for what JSON takes it', () => {
    const spaced = base64url(' \t\r\n["salt","a",1] ');
    assert.deepEqual(sdJwt({ _sd: [digestOf(spaced)] }, spaced).disclosedClaims, { a: 1 });
    for (const text of ['\u00a0["salt","a",1]', '[', '"["', ' ', '[1']) {
      const encoded = base64url(text);
      assert.deepEqual(states(sdJwt({ _sd: [digestOf(encoded)] }, encoded)), ['malformed'], text);
    }
  });

  const differing = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => disclosureOf(`n${index}`, index));

  for (const [label, disclosuresOf, size] of [
    ['different disclosures', differing, 500],
    ['broken disclosures', (count: number) => differing(count).map((text) => `${text}*`), 500],
    ['empty disclosures', (count: number) => new Array<string>(count).fill(''), 2000],
  ] as const) {
    it(`reads ${label} in proportion to how many they are`, async () => {
      const tokens = new Map(
        [size, 8 * size].map((count) => {
          const texts = disclosuresOf(count);
          return [count, [compactJws(header, { _sd: texts.map((text) => digestOf(text)) }), ...texts, ''].join('~')];
        }),
      );
      await assertProportional(label, (count) => void decodeToken(tokens.get(count) ?? ''), size);
    }).timeout(60_000);
  }

  it('stops at a great number of disclosures', () => {
    const token = decodeToken(`${jwt}~${'~'.repeat(maxDisclosures + 1)}`);
    assert.ok(token.form === 'malformed');
    assert.deepEqual([token.reason, token.claims], ['too-large', { iss: 'x' }]);
  });
});
