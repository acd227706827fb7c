/** The key sets of Wycheproof's json_web_key_test.json. */
import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../../../src/core/token/decoded';

export interface KeyVector {
  readonly tcId: number;
  readonly comment: string;
  readonly result: 'valid' | 'invalid';
  /** The set that a verifier is given: the public one where there is one. */
  readonly keySet: { readonly keys: readonly JsonObject[] };
}

interface Group {
  readonly public?: KeyVector['keySet'];
  readonly private: KeyVector['keySet'];
  readonly tests: readonly Omit<KeyVector, 'keySet'>[];
}

export function wycheproofVectors(): readonly KeyVector[] {
  const text = readFileSync('test/fixtures/vectors/wycheproof/json_web_key_test.json', 'utf8');
  // The file's own schema says what it holds.
  const { testGroups } = JSON.parse(text) as { readonly testGroups: readonly Group[] };
  return testGroups.flatMap((group) =>
    group.tests.map(({ tcId, comment, result }) => ({ tcId, comment, result, keySet: group.public ?? group.private })),
  );
}

/** The keys of one case. */
export function wycheproofKeys(tcId: number): readonly [JsonObject, ...JsonObject[]] {
  const [first, ...others] = wycheproofVectors().find((vector) => vector.tcId === tcId)?.keySet.keys ?? [];
  if (first === undefined) throw new Error(`There is no case ${String(tcId)}.`);
  return [first, ...others];
}
