/** Descope: the issuer is the bare project id, or a URL of Descope that ends in it. */
import { memberOf } from '../../rules/facts';
import { issuerReasons } from '../issuerClaim';
import type { Quirk } from './quirk';

const projectId = /^P[\dA-Za-z]{26,40}$/;
const projectUrl = /^https:\/\/(?:[\da-z-]{1,63}\.){0,4}descope\.com\/(?:v1\/apps\/)?(P[\dA-Za-z]{26,40})$/;

export const descopeQuirk: Quirk = {
  id: 'descope',
  // Who configures a URL wants that URL; who configures the project means it however it is written.
  fits: (issuer) => projectId.test(issuer),
  issuerReasons: (issuer, claims) => {
    const found = memberOf(claims, 'iss');
    const isOfProject = typeof found === 'string' && projectUrl.exec(found)?.[1] === issuer;
    return isOfProject ? [] : issuerReasons([issuer], claims);
  },
};
