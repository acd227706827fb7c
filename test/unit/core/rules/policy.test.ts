/** The rule policy: presets and overrides. */
import assert from 'node:assert/strict';
import { describe, it } from 'mocha';
import { applyPolicy, type RulePolicy } from '../../../../src/core/rules/policy';
import type { Finding, Severity } from '../../../../src/core/rules/finding';

const finding = (id: string, severity: Severity): Finding => ({ id, severity, message: id, source: 'RFC 0000 §1' });
const given = (policy: Partial<RulePolicy>, ...findings: readonly Finding[]): readonly string[] =>
  applyPolicy(findings, { preset: 'recommended', severities: {}, ...policy }).map(
    ({ id, severity }) => `${id} ${severity}`,
  );

describe('the rule policy', () => {
  const findings = [
    finding('kid-missing', 'hint'),
    finding('alg-none', 'error'),
    finding('scope-broad', 'warning'),
    finding('groups-overage', 'information'),
  ];

  it('strict makes advice a warning, and what the RFCs demand an error', () => {
    assert.deepEqual(given({ preset: 'strict' }, ...findings), [
      'alg-none error',
      'scope-broad error',
      'kid-missing warning',
      'groups-overage information',
    ]);
  });

  it('recommended keeps what the rules say, but for what every token has', () => {
    assert.deepEqual(given({}, ...findings, finding('not-sender-constrained', 'hint')), [
      'alg-none error',
      'scope-broad warning',
      'groups-overage information',
      'kid-missing hint',
    ]);
  });

  it('recommended does not cry wolf over expired examples', () => {
    assert.deepEqual(given({}, finding('expired', 'error')), ['expired information']);
  });

  it('quiet leaves errors and what can be abused', () => {
    const more = [finding('expired', 'error'), finding('header-jku', 'warning')];
    assert.deepEqual(given({ preset: 'quiet' }, ...findings, ...more), ['alg-none error', 'header-jku warning']);
  });

  it('gives way to the user, rule by rule', () => {
    const severities = { 'alg-none': 'off', 'kid-missing': 'error', expired: 'error' } as const;
    assert.deepEqual(given({ severities }, ...findings, finding('expired', 'error')), [
      'kid-missing error',
      'expired error',
      'scope-broad warning',
      'groups-overage information',
    ]);
  });

  it('takes nothing from what objects inherit', () => {
    assert.deepEqual(given({}, finding('constructor', 'warning')), ['constructor warning']);
  });
});
