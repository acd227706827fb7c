/** Reads the vectors under test/fixtures/vectors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, '../../../fixtures/vectors');

export interface RfcToken {
  readonly rfc: number;
  readonly section: string;
  readonly token: string;
  readonly parts: number;
  readonly header: Record<string, unknown>;
}

export interface SdJwtCase {
  readonly name: string;
  readonly status: string;
  /** In the compact or the JSON serialization. */
  readonly sd_jwt_issuance: string;
  readonly sd_jwt_presentation: string;
  readonly sd_jwt_payload: Record<string, unknown>;
  readonly user_claims: Record<string, unknown>;
  readonly verified_contents: Record<string, unknown>;
  readonly kb_jwt_payload?: Record<string, unknown>;
}

export interface WycheproofTest {
  readonly tcId: number;
  readonly comment: string;
  readonly jws?: string;
  readonly jwe?: string;
  readonly result: 'valid' | 'invalid' | 'acceptable';
}

export function rfcTokens(): readonly RfcToken[] {
  return (read('ietf-rfc-examples/rfc-tokens.json') as { compact: RfcToken[] }).compact;
}

export function sdJwtCases(): readonly SdJwtCase[] {
  const { cases } = read('sd-jwt/oauth-sd-jwt-draft-examples.json') as { cases: SdJwtCase[] };
  return cases.filter(({ status }) => status === 'ok');
}

export function wycheproofTests(kind: 'signature' | 'encryption'): readonly WycheproofTest[] {
  const { testGroups } = read(`wycheproof/json_web_${kind}_test.json`) as {
    testGroups: { tests: WycheproofTest[] }[];
  };
  return testGroups.flatMap(({ tests }) => tests);
}

/** The shape of a vector file is its authors' promise; a test that reads it wrongly fails. */
function read(file: string): unknown {
  return JSON.parse(readFileSync(join(folder, file), 'utf8'));
}
