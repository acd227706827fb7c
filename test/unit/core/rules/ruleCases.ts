/** A way to write what a rule must find and what it must leave alone, one line each. */
import assert from 'node:assert/strict';
import { checkClassifiedToken } from '../../../../src/core/rules/check';
import type { CheckOptions, Finding, Severity } from '../../../../src/core/rules/check';
import type { Classification } from '../../../../src/core/token/classify';
import type { DecodedToken } from '../../../../src/core/token/decoded';
import { classified } from '../../../support/decodedFactory';

/** 2026-11-22T12:00:00Z */
export const nowSeconds = 1_795_348_800;
export const now = new Date(nowSeconds * 1000);

export interface Case {
  readonly token: DecodedToken;
  /** A certain access token where absent. */
  readonly as?: Classification;
  readonly options?: Partial<CheckOptions>;
}

interface Hit extends Case {
  readonly severity: Severity;
  readonly path?: string;
  readonly says?: RegExp;
}

/** What a rule must find, and near misses that it must leave alone. */
export interface RuleCases {
  readonly id: string;
  readonly hits: Readonly<Record<string, Hit>>;
  readonly misses: Readonly<Record<string, Case>>;
}

export function findingsOf({ token, as = classified('access'), options }: Case): readonly Finding[] {
  return checkClassifiedToken(token, as, { now, ...options });
}

export function idsOf(one: Case): readonly string[] {
  return findingsOf(one).map(({ id }) => id);
}

/** One test per case: a hit has exactly one finding of the rule (at its path, where it names one), a near miss has none. */
export function testRule({ id, hits, misses }: RuleCases): void {
  describe(id, () => {
    for (const [name, hit] of Object.entries(hits)) {
      it(`finds ${name}`, () => {
        const findings = findingsOf(hit).filter((finding) => finding.id === id);
        const there = hit.path === undefined ? findings : findings.filter(({ path }) => path === hit.path);
        const [finding] = there;
        assert.ok(finding !== undefined && there.length === 1, `one finding wanted: ${JSON.stringify(findings)}`);
        assert.equal(finding.severity, hit.severity);
        assert.match(finding.message, hit.says ?? /./);
      });
    }
    for (const [name, miss] of Object.entries(misses)) {
      it(`leaves ${name} alone`, () => {
        assert.deepEqual(
          findingsOf(miss).filter((finding) => finding.id === id),
          [],
        );
      });
    }
  });
}
