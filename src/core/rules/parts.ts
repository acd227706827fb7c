/** Names the parts of a token in messages, and turns what stopped the decoder into problems. */
import type { MalformedReason, SegmentName } from '../token/decoded';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem } from './rule';

/** The problem that a token is malformed for one of `reasons`; none for other reasons, and for tokens that could be read. */
export function malformed(
  { decoded }: TokenFacts,
  reasons: readonly MalformedReason[],
  message: (segment: SegmentName) => string,
): readonly Problem[] {
  if (decoded.form !== 'malformed' || !reasons.includes(decoded.reason)) return nothing;
  return [{ message: message(decoded.segment), segment: decoded.segment }];
}

/** A segment's name as people say it. */
export function partName(segment: SegmentName): string {
  return partNames[segment] ?? segment;
}

const partNames: { readonly [name in SegmentName]?: string } = {
  encryptedKey: 'encrypted key',
  iv: 'initialization vector',
  tag: 'authentication tag',
  keyBinding: 'key binding token',
};
