/** The view of a token: bounded, free of the token itself, and there for any input. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { documentText } from '../../../../src/core/present/document';
import { hoverMarkdown } from '../../../../src/core/present/hover';
import { createTimeWords } from '../../../../src/core/present/times';
import { toTokenView } from '../../../../src/core/present/tokenView';
import { decodeToken } from '../../../../src/core/token/decode';
import type { TokenView } from '../../../../src/shared/tokenView';
import { base64url, compactJws } from '../../../support/tokenFactory';
import { dangerousTypes, nodesOf } from './rendering';
import { goldenNow, samples } from './samples';
import { sampleReference } from './sampleView';

const times = createTimeWords('en-GB', 'Europe/Berlin');

describe('toTokenView', () => {
  it('holds no part of the token as written, for every kind of token', () => {
    for (const make of Object.values(samples)) {
      const token = make();
      const json = JSON.stringify(viewOf(token));
      for (const segment of token.split(/[.~"]/).filter((part) => part.length >= 24)) {
        assert.ok(!json.includes(segment), segment.slice(0, 8));
      }
    }
  });

  it('can be cloned, and the clone has the redacted token', () => {
    const view = viewOf(compactJws({ alg: 'ES256' }, { sub: 'a' }));
    assert.deepEqual(structuredClone(view), view);
    assert.match(structuredClone(view).redacted, /^eyJ.*sha256/);
  });

  it('stays small for a token of a megabyte', () => {
    const view = viewOf(compactJws({ alg: 'ES256' }, { a: 'x'.repeat(700_000), b: [['y'.repeat(50_000)]] }));
    assert.ok(JSON.stringify(view).length < 20_000);
    assert.ok(hoverMarkdown(view).length < 5_000);
  });

  it('takes numbers beyond 2^53 and repeated names as written', () => {
    const { claims } = viewOf(compactJws({ alg: 'ES256' }, '{"n":9007199254740993,"a":1,"a":2}'));
    assert.deepEqual(
      claims.map(({ name, value, duplicate }) => [name, value, duplicate]),
      [
        ['n', '9007199254740993', false],
        ['a', '1', false],
        ['a', '2', true],
      ],
    );
  });

  it('shows claims named like members of Object', () => {
    const { claims } = viewOf(compactJws({ alg: 'ES256' }, '{"__proto__":1,"constructor":2,"toString":3}'));
    assert.deepEqual(
      claims.map(({ name, title, value }) => [name, title, value]),
      [
        ['__proto__', undefined, '1'],
        ['constructor', undefined, '2'],
        ['toString', undefined, '3'],
      ],
    );
  });

  it('survives nesting ten thousand deep', () => {
    const token = compactJws({ alg: 'ES256' }, `{"a":${'['.repeat(10_000)}${']'.repeat(10_000)}}`);
    const view = viewOf(token);
    assert.ok(hoverMarkdown(view).length < 5_000);
    assert.ok(documentText(decodeToken(token), view).length < 200_000);
  });

  it('has words for anything that looks like a token, and markup for nothing in it', () => {
    const part = fc.oneof(fc.json({ maxDepth: 2 }), fc.string({ maxLength: 12 }), fc.constant('')).map(base64url);
    const token = fc
      .tuple(
        fc.constantFrom('{"alg":"ES256"}', '{"alg":"none"}', '{"alg":"dir","enc":"A128GCM"}', '{'),
        fc.array(part, { maxLength: 5 }),
      )
      .chain(([header, parts]) => fc.constantFrom(...['.', '~'].map((dot) => [base64url(header), ...parts].join(dot))));
    fc.assert(
      fc.property(token, (compact) => {
        const view = viewOf(compact);
        assert.match(view.verification, /^Not verified/);
        assert.notEqual(documentText(decodeToken(compact), view), '');
        for (const node of nodesOf(hoverMarkdown(view))) {
          assert.ok(
            node.type === 'link' ? node.raw.includes('](command:claimcheck.') : !dangerousTypes.has(node.type),
            node.raw,
          );
        }
      }),
    );
  });
});

function viewOf(token: string): TokenView {
  return toTokenView(token, decodeToken(token), { now: goldenNow, times, reference: sampleReference });
}
