/** Okta: access tokens of the organisation's own server are for Okta alone. */
import { memberOf } from '../../rules/facts';
import type { Quirk } from './quirk';

const organisation = /^https:\/\/[\da-z-]{1,63}\.(?:okta|oktapreview|okta-emea|okta-gov)\.com\/?$/;

export const oktaQuirk: Quirk = {
  id: 'okta-org',
  fits: (issuer) => organisation.test(issuer),
  undecided: ({ claims, kind }) => {
    const id = memberOf(claims, 'jti');
    const isAccess = (typeof id === 'string' && id.startsWith('AT.')) || kind() === 'access';
    return isAccess ? { code: 'okta-org-token' } : undefined;
  },
};
