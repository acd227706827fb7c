/** Cases of the rules about encoding and serialization. */
import { claimsPayload, classified, jwe, jws, jwsJson, malformed, sdJwt } from '../../../../support/decodedFactory';
import type { RuleCases } from '../ruleCases';

export const encodingCases: readonly RuleCases[] = [
  {
    id: 'compact-charset',
    hits: {
      'the standard alphabet': { token: jws({ oddities: ['standard-alphabet'] }), severity: 'error' },
      'white space': { token: jws({ oddities: ['whitespace'] }), severity: 'error' },
      'characters that end the reading': {
        token: malformed('not-base64url', 'payload'),
        severity: 'error',
        says: /payload/,
      },
    },
    misses: { 'padding, which has its own rule': { token: jws({ oddities: ['padding'] }) } },
  },
  {
    id: 'base64url-padding',
    hits: { padding: { token: jws({ oddities: ['padding'] }), severity: 'error', says: /payload/ } },
    misses: { 'white space': { token: jws({ oddities: ['whitespace'] }) } },
  },
  {
    id: 'base64url-noncanonical',
    hits: {
      'unused bits': { token: jws({ oddities: ['non-canonical'] }), severity: 'warning' },
      'a length of 4n+1': { token: malformed('impossible-length', 'header'), severity: 'error' },
    },
    misses: { 'a clean token': { token: jws() } },
  },
  {
    id: 'invalid-utf8',
    hits: {
      'a header that is not UTF-8': { token: malformed('invalid-utf8', 'header'), severity: 'error' },
      'a JWT of bytes': { token: jws({ payload: { kind: 'binary', byteLength: 9 } }), severity: 'error' },
    },
    misses: {
      'signed bytes that nobody calls a JWT': {
        token: jws({ header: { typ: undefined }, payload: { kind: 'binary', byteLength: 9 } }),
        as: classified('signed-data'),
      },
    },
  },
  {
    id: 'json-bom',
    hits: { 'a byte order mark': { token: jws({ oddities: ['byte-order-mark'] }), severity: 'warning' } },
    misses: { 'a clean token': { token: jws() } },
  },
  {
    id: 'segment-count',
    hits: {
      'a token that is cut off': { token: malformed('segment-count', 'token'), severity: 'error' },
      'a stripped signature': { token: jws({ signatureBytes: 0 }), severity: 'error', says: /stripped/ },
      'an empty payload': { token: jws({ payload: { kind: 'empty' } }), severity: 'error', says: /payload/ },
    },
    misses: {
      'the empty signature of alg none': { token: jws({ header: { alg: 'none' }, signatureBytes: 0 }) },
      'another reason': { token: malformed('invalid-json', 'header') },
      'detached content': {
        token: {
          form: 'jws-detached',
          header: { alg: 'ES256' },
          headerText: { text: '{}', members: [], duplicatePaths: [] },
          segments: [],
        },
        as: classified('detached'),
      },
    },
  },
  {
    id: 'json-serialization-not-jwt',
    hits: {
      'claims in a JSON serialization': { token: jwsJson(claimsPayload({ sub: 'a' })), severity: 'error' },
      'a JWE that calls itself a JWT': {
        token: { ...jwe({ alg: 'dir', enc: 'A128GCM', typ: 'JWT' }), serialization: 'json' },
        as: classified('encrypted'),
        severity: 'error',
      },
    },
    misses: {
      'an SD-JWT, which RFC 9901 section 8 lets be JSON': {
        token: { ...jwsJson(claimsPayload({ sub: 'a' })), disclosed: sdJwt({}) },
        as: classified('sd-jwt'),
      },
      'a signed text': { token: jwsJson({ kind: 'text', text: 'hello' }), as: classified('signed-data') },
      'a JWE that is no JWT': {
        token: { ...jwe({ alg: 'dir', enc: 'A128GCM' }), serialization: 'json' },
        as: classified('encrypted'),
      },
    },
  },
  {
    id: 'header-not-object',
    hits: {
      'a header that is no JSON': { token: malformed('invalid-json', 'header'), severity: 'error' },
      'a header that is an array': { token: malformed('not-an-object', 'header'), severity: 'error' },
    },
    misses: { 'a broken payload': { token: malformed('invalid-json', 'payload') } },
  },
  {
    id: 'payload-not-object',
    hits: {
      'an array': {
        token: jws({ payload: { kind: 'json', value: [1], text: '[1]' } }),
        severity: 'error',
        says: /an array/,
      },
      'a signed number that nobody calls a JWT': {
        token: jws({ header: { typ: undefined }, payload: { kind: 'json', value: 1, text: '1' } }),
        as: classified('signed-data'),
        severity: 'information',
      },
      'text in a JWT': { token: jws({ payload: { kind: 'text', text: 'hello' } }), severity: 'error' },
      'a broken payload': { token: malformed('invalid-json', 'payload'), severity: 'error' },
    },
    misses: {
      'a signed text': {
        token: jws({ header: { typ: undefined }, payload: { kind: 'text', text: 'hello' } }),
        as: classified('signed-data'),
      },
      claims: { token: jws({ claims: { sub: 'a' } }) },
    },
  },
  {
    id: 'token-oversize',
    hits: {
      'a token over 8 KiB': { token: jws({ totalLength: 8193 }), severity: 'warning', says: /8193/ },
      'a token that is not read any more': { token: malformed('too-large', 'token'), severity: 'error' },
    },
    misses: { 'a token of 8 KiB': { token: jws({ totalLength: 8192 }) } },
  },
];
