/** SPIFFE: a JWT-SVID is told by the trust domain of its `sub`; `iss` is optional and says nothing. */
import { memberOf } from '../../rules/facts';
import type { Quirk } from './quirk';

const trustDomain = /^spiffe:\/\/([\d._a-z-]{1,255})$/;
const spiffeId = /^spiffe:\/\/([\d._a-z-]{1,255})\/[^\s?#]{1,2048}$/;

/** @see SPIFFE JWT-SVID sections 3 and 4, SPIFFE-ID section 2 */
export const spiffeQuirk: Quirk = {
  id: 'spiffe',
  fits: (issuer) => trustDomain.test(issuer),
  issuerReasons: (issuer, claims) => {
    const found = memberOf(claims, 'sub');
    if (found === undefined) return [{ code: 'claim-missing', claim: 'sub', expected: 'sub' }];
    const domain = typeof found === 'string' ? spiffeId.exec(found)?.[1] : undefined;
    if (domain !== undefined && domain === trustDomain.exec(issuer)?.[1]) return [];
    return [{ code: 'iss-mismatch', claim: 'sub', expected: issuer, found }];
  },
  keyUses: ['jwt-svid'],
};
