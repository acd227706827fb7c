/** Google: its sign-in service writes its issuer with and without the scheme. */
import { issuerReasons } from '../issuerClaim';
import type { Quirk } from './quirk';

const issuers = ['https://accounts.google.com', 'accounts.google.com'] as const;

export const googleQuirk: Quirk = {
  id: 'google',
  fits: (issuer) => issuers.some((one) => one === issuer),
  issuerReasons: (_issuer, claims) => issuerReasons(issuers, claims),
};
