/** What the tests of opaque tokens share: a decoder that decodes nothing, and names for shapes. */
import type { DecodedToken } from '../../../../../src/core/token/decoded';
import { readOpaqueToken } from '../../../../../src/core/token/opaque';
import type { Sample } from '../../../../support/opaqueSamples';

/** Stands for whatever an embedded JWT decodes to. */
export const inner: DecodedToken = {
  form: 'malformed',
  segment: 'token',
  reason: 'not-a-token',
  header: undefined,
  headerText: undefined,
  payload: undefined,
  claims: undefined,
  segments: [],
};

export function read(token: string): ReturnType<typeof readOpaqueToken> {
  return readOpaqueToken(token, () => inner);
}

export function nameOf({ vendor, credential, variant }: Pick<Sample, 'vendor' | 'credential' | 'variant'>): string {
  return [vendor, credential, variant ?? ''].join(' ').trim();
}
