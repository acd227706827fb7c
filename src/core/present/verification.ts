/** Says that a decoded token is not a verified one, fit for its form. */
import { assertNever } from '../../shared/assertNever';
import type { DecodedToken } from '../token/decoded';

/** What decoding alone cannot tell: one sentence that begins with `Not verified`. */
export function verificationSentence(decoded: DecodedToken): string {
  switch (decoded.form) {
    case 'jws':
      return decoded.unsecured ? withoutSignature : unchecked;
    case 'jws-json':
      return decoded.disclosed === undefined ? noneChecked : `${noneChecked} Only digests were compared.`;
    case 'sd-jwt':
      return decoded.unsecured
        ? withoutSignature
        : 'Not verified: the signature was not checked, so anyone could have written this. Only digests were compared.';
    case 'jws-detached':
      return 'Not verified: the signature was not checked, and what it signs is not in the token.';
    case 'jwe':
      return 'Not verified: the token is encrypted. Only its header can be read, and anyone could have written that.';
    case 'opaque':
      return 'Not verified: it is known by its shape only. Whether it still works, only its issuer can say.';
    case 'malformed':
      return 'Not verified: the token is broken. What could be read of it may be incomplete.';
    default:
      return assertNever(decoded);
  }
}

const unchecked = 'Not verified: the signature was not checked, so anyone could have written this.';

const noneChecked = 'Not verified: no signature was checked, so anyone could have written this.';

const withoutSignature =
  'Not verified, and it cannot be: the token has no signature, so anyone could have written this.';
