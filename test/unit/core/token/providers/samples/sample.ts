/** The shape of the samples, and what most of them share. */
import type { Confidence, TokenKind } from '../../../../../../src/core/token/classify';
import type { JsonObject } from '../../../../../../src/core/token/decoded';

/** A token as a provider would write it, and what it should be taken for. */
export interface Sample {
  readonly what: string;
  readonly header?: JsonObject;
  readonly claims: JsonObject;
  readonly kind: TokenKind;
  readonly confidence: Confidence;
  readonly provider: string;
}

export const tenant = 'aaaabbbb-0000-cccc-1111-dddd2222eeee';
export const times = { iat: 1764000000, nbf: 1764000000, exp: 1764003600 };
export const person = { sub: '00uid4BxXw6I6TV4m0g3', ...times };
