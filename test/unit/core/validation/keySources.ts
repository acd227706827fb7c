/** Key sources for the tests: keys that are there at once, without network or cache. */
import type { IssuerKey, KeysOutcome, KeySource } from '../../../../src/core/issuers/keys';
import type { IssuerMetadata } from '../../../../src/core/issuers/metadata';
import type { JsonObject } from '../../../../src/core/token/decoded';

export type Keys = Pick<KeySource, 'keysOf'>;

/** A key source that always answers with these JWKs. */
export function keysOf(jwks: readonly object[], metadata?: IssuerMetadata): Keys {
  return sourceOf(jwks.map(issuerKey), metadata);
}

export function sourceOf(keys: readonly IssuerKey[], metadata?: IssuerMetadata): Keys {
  return { keysOf: () => Promise.resolve<KeysOutcome>({ status: 'found', keys, metadata }) };
}

export function issuerKey(jwk: object): IssuerKey {
  // Tests write JWKs as plain objects.
  const material = jwk as JsonObject;
  const keyId = material['kid'];
  return {
    keyId: typeof keyId === 'string' ? keyId : undefined,
    material: { kind: 'jwk', jwk: material },
    issuer: typeof material['issuer'] === 'string' ? material['issuer'] : undefined,
    origin: { kind: 'jwks', location: undefined, obtainedAt: undefined },
  };
}

export function secretKey(bytes: Uint8Array): IssuerKey {
  return {
    keyId: undefined,
    material: { kind: 'secret', bytes },
    issuer: undefined,
    origin: { kind: 'shared-secret', location: undefined, obtainedAt: undefined },
  };
}

export function pemKey(pem: string, keyId?: string): IssuerKey {
  return {
    keyId,
    material: { kind: 'pem', pem },
    issuer: undefined,
    origin: { kind: 'public-key', location: undefined, obtainedAt: undefined },
  };
}

/** A key source that must not be asked. */
export const noRequest: Keys = {
  keysOf: () => {
    throw new Error('keys were asked for');
  },
};
