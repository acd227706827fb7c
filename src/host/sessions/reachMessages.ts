/** Why a server could not be asked, and what to do about it. */
import type { HttpFailureCode } from '../../core/issuers/http';
import { settingIds } from '../../shared/contributions';
import type { FailureWords } from './failureWords';

/** `http` is undefined where nothing more is known. */
export function unreachableWords(http: HttpFailureCode | undefined, name: string): FailureWords {
  const [why, next] = reasons[http ?? 'http-unreachable'];
  return { happened: `The server of ${name} could not be asked: ${why}.`, next };
}

const checkAddress = 'Check the address in the profile.';

const reasons: Readonly<Record<HttpFailureCode, readonly [why: string, next: string]>> = {
  'http-refused': ['no connection to it came about', 'Check the network and the address in the profile.'],
  'http-unreachable': ['it cannot be reached', 'Check the network and the proxy of the editor.'],
  'http-timeout': ['it did not answer in time', 'Try again.'],
  'http-dns': ['its host was not found', 'Check the network and the address in the profile.'],
  'http-tls': ['its certificate is not trusted here, out of date, or for another host', checkAddress],
  'http-insecure': [
    'its address is not https',
    `An http address works on this machine itself, when “${settingIds.allowInsecureLoopback}” is on.`,
  ],
  'http-url': ['its address is none that can be asked', checkAddress],
  'http-host-not-configured': ['its host belongs to no issuer that you configured', checkAddress],
  'http-private-address': ['its host leads to a private address that is not configured', checkAddress],
  'http-redirect': ['it sends elsewhere, and that is not followed', 'Write the final address into the profile.'],
  'http-too-large': ['it answered with more than is read', checkAddress],
  'http-network-off': ['nothing is sent in a workspace that is not trusted', 'Trust it, then try again.'],
  'http-too-many': ['it was asked too often in a short time', 'Try again in a minute.'],
};
