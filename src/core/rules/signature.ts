/** Rules about the length of a signature, which the algorithm fixes; its value is never looked at. */
import { rsaSignatures, signatureBytes } from '../token/signatureBytes';
import { byteLengthOf } from './facts';
import type { TokenFacts } from './facts';
import { nothing } from './rule';
import type { Problem, Rule } from './rule';

/** RFC 7518 sections 3.3 and 3.5 want RSA keys of 2048 bits or more. */
const smallestRsaBytes = 256;

export const signatureRules: readonly Rule[] = [
  { id: 'signature-length', severity: 'error', appliesTo: 'any', source: 'RFC 7518 §3', check: checkLength },
  { id: 'rsa-key-too-small', severity: 'error', appliesTo: 'any', source: 'RFC 7518 §3.3', check: checkRsa },
];

function checkLength(token: TokenFacts): readonly Problem[] {
  const { alg } = token;
  const length = byteLengthOf(token, 'signature');
  if (alg === undefined || length === undefined || length === 0) return nothing;
  const expected = signatureBytes.get(alg);
  const fits =
    expected === undefined
      ? !rsaSignatures.has(alg) || length >= smallestRsaBytes || isRsaLength(length)
      : expected.includes(length);
  if (fits) return nothing;
  const wanted = expected === undefined ? `${smallestRsaBytes} or more` : expected.join(' or ');
  return [
    {
      message: `The signature is ${length} bytes long and ${alg} makes ${wanted}; it is cut off, or made by something else.`,
      segment: 'signature',
    },
  ];
}

function checkRsa(token: TokenFacts): readonly Problem[] {
  const { alg } = token;
  const length = byteLengthOf(token, 'signature');
  if (alg === undefined || length === undefined || !rsaSignatures.has(alg)) return nothing;
  if (length >= smallestRsaBytes || !isRsaLength(length)) return nothing;
  return [
    {
      message: `The signature was made with an RSA key of ${length * 8} bits; keys under 2048 bits can be broken.`,
      segment: 'signature',
    },
  ];
}

/** Lengths that small RSA keys really have (512 bits and up, in steps of 64); others are cut off or no signature. */
function isRsaLength(bytes: number): boolean {
  return bytes >= 64 && bytes % 8 === 0;
}
