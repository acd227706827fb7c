/** Cases of the rules about JSON. */
import { jws, malformed } from '../../../../support/decodedFactory';
import type { RuleCases } from '../ruleCases';

/** An object nested as deep as said, the innermost value included. */
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

export const jsonCases: readonly RuleCases[] = [
  {
    id: 'duplicate-header-param',
    hits: { 'alg twice': { token: jws({ duplicateHeaderPaths: ['alg'] }), severity: 'error', path: 'alg' } },
    misses: { 'a claim twice': { token: jws({ duplicateClaimPaths: ['sub'] }) } },
  },
  {
    id: 'duplicate-claim',
    hits: {
      'sub twice': { token: jws({ duplicateClaimPaths: ['sub'] }), severity: 'error', path: 'sub' },
      'a nested name three times': {
        token: jws({ duplicateClaimPaths: ['cnf.jwk.x', 'cnf.jwk.x'] }),
        severity: 'error',
        path: 'cnf.jwk.x',
      },
    },
    misses: { 'alg twice': { token: jws({ duplicateHeaderPaths: ['alg'] }) } },
  },
  {
    id: 'unsafe-number',
    hits: {
      'exp beyond every number': {
        token: jws({ claims: '{"exp":1e400}' }),
        severity: 'error',
        path: 'exp',
        says: /never comes/,
      },
      'an integer beyond 2^53, as written': {
        token: jws({ claims: '{"id":9007199254740993}' }),
        severity: 'error',
        path: 'id',
        says: /9007199254740993/,
      },
      'a nested one': { token: jws({ claims: '{"a":{"b":[-9007199254740993]}}' }), severity: 'error', path: 'a.b[0]' },
      'a date in exponent form': {
        token: jws({ claims: '{"exp":1.8e9}' }),
        severity: 'error',
        path: 'exp',
        says: /1\.8e9/,
      },
    },
    misses: {
      'the largest exact integer': { token: jws({ claims: '{"id":9007199254740991}' }) },
      'a fraction': { token: jws({ claims: '{"score":0.1,"exp":1795000000.5}' }) },
      'an exponent that is no date': { token: jws({ claims: '{"score":1e3}' }) },
    },
  },
  {
    id: 'dangerous-key',
    hits: {
      __proto__: { token: jws({ claims: '{"__proto__":{"admin":true}}' }), severity: 'warning', path: '__proto__' },
      'a nested constructor': {
        token: jws({ claims: '{"a":{"constructor":1}}' }),
        severity: 'warning',
        path: 'a.constructor',
      },
    },
    misses: { 'the word as a value': { token: jws({ claims: '{"role":"__proto__","proto":1}' }) } },
  },
  {
    id: 'json-depth',
    hits: {
      '33 levels': { token: jws({ claims: nested(33) }), severity: 'warning' },
      'more than can be read': { token: malformed('nested-too-deep', 'payload'), severity: 'error' },
    },
    misses: { '32 levels': { token: jws({ claims: nested(32) }) } },
  },
  {
    id: 'text-spoofing',
    hits: {
      'an override of the reading direction': {
        token: jws({ claims: { name: 'user\u202Egnp.exe' } }),
        severity: 'warning',
        path: 'name',
        says: /\\u\{202E\}/,
      },
      'a zero-width space in a name': {
        token: jws({ claims: { 'ad\u200Bmin': true } }),
        severity: 'warning',
        path: 'ad\\u{200B}min',
      },
      'a joiner between plain letters': {
        token: jws({ claims: { sub: 'ad\u200Dmin' } }),
        severity: 'warning',
        path: 'sub',
      },
      'a control character': { token: jws({ header: { kid: 'a\u0000b' } }), severity: 'warning', path: 'kid' },
      'a Cyrillic letter in the issuer': {
        token: jws({ claims: { iss: 'https://\u0430pple.example' } }),
        severity: 'warning',
        path: 'iss',
      },
      'a line break in sub': { token: jws({ claims: { sub: 'a\nb' } }), severity: 'warning', path: 'sub' },
    },
    misses: {
      'names in other scripts': {
        token: jws({ claims: { name: 'Дмитрий', family_name: 'Ωmega', given_name: '山田 太郎' } }),
      },
      'a subject in one script': { token: jws({ claims: { sub: 'Дмитрий' } }) },
      'joiners of Persian and of emoji': { token: jws({ claims: { name: 'می\u200Cخواهم', icon: '👩\u200D💻' } }) },
      'line breaks of an address': { token: jws({ claims: { address: { formatted: '1 Main St\nTown' } } }) },
    },
  },
];
