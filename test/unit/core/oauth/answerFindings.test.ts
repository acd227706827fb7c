/** What a server answered, as findings of the rules that wait for it. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { answerFindings, type ServerAnswers } from '../../../../src/core/oauth/answerFindings';
import { dpopProof, generateDpopKey } from '../../../../src/core/oauth/dpop';
import type { Introspection } from '../../../../src/core/oauth/introspection';
import { claimsWith, createSigner, token } from '../validation/tokens';
import { now } from './signInWorld';

const accessToken = token(createSigner('ES256'), claimsWith({ scope: 'read write' }), { typ: 'at+jwt' });

function introspection(members: Introspection['members'] & { readonly active: boolean }): Introspection {
  return { active: members.active, members, signed: false };
}

function idsOf(answers: ServerAnswers, compact = accessToken): readonly string[] {
  return answerFindings(compact, answers).map(({ id }) => id);
}

describe('answerFindings', () => {
  const rows: readonly (readonly [what: string, answers: ServerAnswers, ids: readonly string[]])[] = [
    ['nothing', {}, []],
    ['active, and the same', { introspection: introspection({ active: true, sub: 'user' }) }, []],
    ['not active', { introspection: introspection({ active: false }) }, ['introspection-inactive']],
    [
      'active, and otherwise',
      { introspection: introspection({ active: true, sub: 'another' }) },
      ['introspection-conflict'],
    ],
    ['user information of the same person', { userinfo: { sub: 'user' } }, []],
    ['user information of another', { userinfo: { sub: 'another' } }, ['userinfo-sub-mismatch']],
    ['all scopes listed', { scopesSupported: ['read', 'write'] }, []],
    ['a scope that is not listed', { scopesSupported: ['read'] }, ['scope-vs-metadata']],
  ];
  for (const [what, answers, ids] of rows) {
    it(`finds ${ids.join(', ') || 'nothing'} in: ${what}`, () => assert.deepEqual(idsOf(answers), ids));
  }

  it('tells a proof with another nonce than the server gave', async () => {
    const key = await generateDpopKey({ dpopAlgorithms: undefined });
    const random = (bytes: number): Uint8Array => new Uint8Array(bytes).fill(7);
    const url = 'https://api.example/';
    const proof = await dpopProof({ key, method: 'GET', url, nonce: 'one', now, random });
    assert.deepEqual(idsOf({ dpopNonce: 'one' }, proof), []);
    assert.deepEqual(idsOf({ dpopNonce: 'two' }, proof), ['dpop-nonce']);
  });

  it('finds nothing in what is no token but that it is not active', () => {
    assert.deepEqual(idsOf({ introspection: introspection({ active: false }) }, 'opaque'), ['introspection-inactive']);
    assert.deepEqual(idsOf({ userinfo: { sub: 'another' } }, 'opaque'), []);
  });
});
