/** Firebase: the audience is the project, and the tokens of its emulator are not signed. */
import type { Quirk } from './quirk';

const project = /^https:\/\/(?:securetoken\.google\.com|session\.firebase\.google\.com)\/([\da-z-]{1,63})$/;

export const firebaseQuirk: Quirk = {
  id: 'firebase',
  fits: (issuer) => project.test(issuer),
  audiences: (issuer) => {
    const id = project.exec(issuer)?.[1];
    return id === undefined ? [] : [id];
  },
  hasEmulator: true,
};
