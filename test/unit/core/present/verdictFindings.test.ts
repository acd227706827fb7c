/** A verdict as problems show it: under the ids of the rules, with their sources, and with nothing that acts. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { createTimeWords } from '../../../../src/core/present/times';
import { rulePageMarkdown } from '../../../../src/core/present/ruleCatalogue';
import { verdictView } from '../../../../src/core/present/verdict';
import { verdictFindings } from '../../../../src/core/present/verdictFindings';
import type { Finding } from '../../../../src/core/rules/finding';
import type { ReasonCode, Undecided, Validation } from '../../../../src/core/validation/outcome';
import { jws } from '../../../support/decodedFactory';

const now = new Date('2026-11-22T12:00:00Z');
const token = jws({ header: { typ: 'at+jwt' }, claims: { iss: 'https://issuer.example', sub: 'someone' } });

function findingsOf(validation: Validation): readonly Finding[] {
  const view = verdictView(validation, { profile: 'Orders', checkedAt: now, now, times: createTimeWords('en', 'UTC') });
  return verdictFindings(token, validation, view);
}

const invalid = (...codes: readonly ReasonCode[]): Validation => ({
  status: 'invalid',
  provenance: undefined,
  reasons: codes.map((code) => ({ code })),
});

const undecided = (code: Undecided['code']): Validation => ({
  status: 'undecided',
  provenance: undefined,
  cause: { code },
});

describe('a verdict as findings', () => {
  it('names each reason by its rule, with the source of the rule', () => {
    const found = findingsOf(invalid('aud-mismatch', 'expired', 'signature-by-embedded-key'));
    assert.deepEqual(
      found.map(({ id, severity, source }) => [id, severity, source]),
      [
        ['aud-mismatch', 'error', 'RFC 9068 §4'],
        ['expired', 'error', 'RFC 7519 §4.1.4'],
        ['signature-invalid', 'error', 'RFC 7515 §5.2'],
      ],
    );
    for (const { id } of found) assert.ok(rulePageMarkdown(id), id);
  });

  it('gives a reason that no rule is about no source, for there is no page to link to', () => {
    const found = findingsOf(invalid('scope-missing', 'claim-missing', 'kind-mismatch', 'nested-invalid'));
    assert.deepEqual(new Set(found.map(({ source }) => source)), new Set(['']));
    for (const { id } of found) assert.equal(rulePageMarkdown(id), undefined, id);
  });

  it('says expected and found, cut and with what cannot be seen written out', () => {
    const reason = {
      code: 'aud-mismatch',
      expected: 'https://api.example/',
      found: `a\u202E${'b'.repeat(500)}`,
    } as const;
    const [finding] = findingsOf({ status: 'invalid', provenance: undefined, reasons: [reason] });
    assert.match(finding?.message ?? '', /https:\/\/api\.example\/.*a\\u\{202E\}b{50,120}…/u);
    assert.ok((finding?.message.length ?? 0) < 600);
  });

  it('says of an undecided token what the rules about issuers say, in their severity', () => {
    const found = (code: Undecided['code']): readonly unknown[] =>
      findingsOf(undecided(code)).map(({ id, severity }) => [id, severity]);
    assert.deepEqual(found('key-not-found'), [['signature-unverifiable', 'warning']]);
    assert.deepEqual(found('graph-nonce-token'), [['graph-nonce-token', 'information']]);
    assert.deepEqual(found('keys-unavailable'), []);
    assert.deepEqual(found('opaque'), []);
  });
});
