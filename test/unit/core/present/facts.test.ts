/** Facts, problems and the sentence on verification, for every form of token. */
import assert from 'node:assert/strict';
import { factSentences } from '../../../../src/core/present/facts';
import { problemSentences } from '../../../../src/core/present/problem';
import { verificationSentence } from '../../../../src/core/present/verification';
import type {
  DecodedJwe,
  DecodedSdJwt,
  DecodedToken,
  JwsJson,
  MalformedToken,
  OpaqueToken,
} from '../../../../src/core/token/decoded';

const noText = { text: '{}', members: [], duplicatePaths: [] };
const segments = { segments: [] };
const needs = {
  key: 'rsa-private-key',
  keyManagement: 'RSA-OAEP-256',
  contentEncryption: 'A256GCM',
  keyId: 'k1',
} as const;
const jwe: DecodedJwe = {
  form: 'jwe',
  serialization: 'compact',
  header: {},
  headerText: noText,
  needs,
  recipients: [],
  ...segments,
};
const sdJwt: DecodedSdJwt = {
  form: 'sd-jwt',
  header: {},
  headerText: noText,
  payload: { kind: 'empty' },
  claims: {},
  disclosedClaims: {},
  hashAlgorithm: 'sha-256',
  disclosures: [],
  undisclosedCount: 2,
  keyBinding: undefined,
  unsecured: false,
  ...segments,
};
const opaque: OpaqueToken = {
  form: 'opaque',
  vendor: 'github',
  vendorName: 'GitHub',
  credential: 'personal access token',
  checksum: 'invalid',
  advice: 'Revoke it.',
  isPublic: false,
  embedded: undefined,
};
const jwsJson: JwsJson = {
  form: 'jws-json',
  flattened: false,
  header: {},
  payload: { kind: 'empty' },
  claims: undefined,
  signatures: [
    { protectedHeader: { alg: 'RS256' }, protectedText: noText, unprotectedHeader: { kid: 'a b' }, byteLength: 256 },
    { protectedHeader: undefined, protectedText: undefined, unprotectedHeader: undefined, byteLength: undefined },
  ],
};
const malformed: MalformedToken = {
  form: 'malformed',
  segment: 'payload',
  reason: 'invalid-utf8',
  header: { alg: 'RS256' },
  headerText: noText,
  payload: undefined,
  claims: undefined,
  ...segments,
};

describe('factSentences', () => {
  const rows: readonly (readonly [what: string, token: DecodedToken, facts: readonly string[]])[] = [
    [
      'what opens a JWE',
      jwe,
      [
        "To open it: the recipient's RSA private key, key id k1 (key management RSA-OAEP-256, content encryption A256GCM).",
      ],
    ],
    [
      'what opens a JWE for each recipient',
      {
        ...jwe,
        recipients: [
          { ...needs, key: 'password', keyId: undefined, keyManagement: undefined, contentEncryption: undefined },
          needs,
        ],
      },
      [
        'Recipient 1, to open it: the password that it was encrypted with.',
        "Recipient 2, to open it: the recipient's RSA private key, key id k1 (key management RSA-OAEP-256, content encryption A256GCM).",
      ],
    ],
    [
      'what an SD-JWT keeps back',
      sdJwt,
      [
        'Nothing is disclosed beyond the claims below.',
        '2 digests have no disclosure here: claims that the holder keeps back, or decoys.',
        'No key binding: nothing shows that the sender is the holder.',
      ],
    ],
    ['whose an opaque token is and what to do', opaque, ['GitHub: personal access token.', 'Revoke it.']],
    [
      'the signatures of a JSON serialization',
      jwsJson,
      ['Signature 1: RS256, key id "a b", 256 bytes.', 'Signature 2: no algorithm named, unreadable.'],
    ],
  ];
  for (const [what, token, facts] of rows) {
    it(`tells ${what}`, () => assert.deepEqual(factSentences(token), facts));
  }

  it('cuts a long key id', () => {
    const [fact = ''] = factSentences({ ...jwe, needs: { ...needs, keyId: 'k'.repeat(5000) } });
    assert.ok(fact.length < 300 && fact.includes('…'));
  });
});

describe('problemSentences', () => {
  it('says what failed and why, what could be read, what to do', () => {
    assert.equal(
      problemSentences(malformed),
      'The payload cannot be read: it is not valid UTF-8. The header could be read. It may have been cut, or made with another encoding.',
    );
  });
  it('speaks of the whole token where no part is to blame', () => {
    const problem = problemSentences({ ...malformed, segment: 'token', reason: 'empty', header: undefined });
    assert.equal(
      problem,
      'This token cannot be read: it is empty. Copy the token again, whole, from where it came from.',
    );
  });
  it('points to claims that were recovered', () => {
    assert.match(
      problemSentences({ ...malformed, reason: 'invalid-json', claims: { a: 1 } }),
      /The claims before the fault are shown below\./,
    );
  });
});

describe('verificationSentence', () => {
  const tokens: readonly DecodedToken[] = [
    jwe,
    sdJwt,
    { ...sdJwt, unsecured: true },
    opaque,
    jwsJson,
    malformed,
    { form: 'jws-detached', header: {}, headerText: noText, ...segments },
  ];
  it('says for every form that nothing was verified', () => {
    for (const token of tokens) {
      assert.match(verificationSentence(token), /^Not verified[:,] /);
    }
  });
  it('says of a token without signature that nothing can verify it', () => {
    assert.match(verificationSentence({ ...sdJwt, unsecured: true }), /it cannot be: the token has no signature/);
  });
});
