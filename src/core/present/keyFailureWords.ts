/** Why the keys of an issuer could not be had, in words that say what to do next. */
import { assertNever } from '../../shared/assertNever';
import { settingIds } from '../../shared/contributions';
import type { HttpFailureCode } from '../issuers/http';
import type { KeyFailure } from '../issuers/keys';
import { shortText } from './escape';

/** One or two sentences; addresses in it are unescaped and cut. */
export function keyFailureSentence(failure: KeyFailure): string {
  switch (failure.code) {
    case 'keys-not-cached':
      return 'Its keys were not fetched yet, and nothing is fetched unasked. Run “Validate Token” to fetch them.';
    case 'keys-network-off':
      return networkOff;
    case 'keys-no-source':
      return 'The profile does not say where the keys are. Add "discovery", "jwksUri" or a key to it.';
    case 'secret-missing':
      return 'The shared secret of the profile is not stored on this machine. Store it with “Manage Stored Secrets and Keys”.';
    case 'keys-file-unreadable':
      return `The key file ${place(failure.path)} cannot be read. Correct its path in the profile.`;
    case 'keys-host-refused':
      return `The keys are on another host, ${place(failure.url)}, which you have not allowed.`;
    case 'keys-too-many':
      return `The key set at ${place(failure.url)} holds ${failure.found} keys, which is too many.`;
    case 'keys-status':
    case 'metadata-status':
      return `${place(failure.url)} answered with status ${found(failure.found)}. Check the issuer in the profile.`;
    case 'keys-not-json':
    case 'metadata-not-json':
      return `What ${place(failure.url)} answered is no JSON. Check the issuer in the profile.`;
    case 'keys-not-a-key-set':
      return `What ${place(failure.url)} answered is no key set. Check "jwksUri" in the profile.`;
    case 'metadata-not-metadata':
      return `What ${place(failure.url)} answered is no issuer metadata. Check the issuer in the profile.`;
    case 'metadata-issuer-mismatch':
      return `The metadata at ${place(failure.url)} is of another issuer, ${found(failure.found)}. Write that one into the profile if you trust it.`;
    default:
      return httpSentence(failure);
  }
}

const networkOff = 'Nothing is fetched in a workspace that is not trusted. Trust it, or give the keys in the profile.';

function httpSentence({ code, url }: { readonly code: HttpFailureCode; readonly url: string }): string {
  const where = place(url);
  switch (code) {
    case 'http-insecure':
      return `${where} is not https. An http address works on this machine itself, when the setting “${settingIds.allowInsecureLoopback}” is on.`;
    case 'http-url':
      return `${where} is no address that can be asked. It must hold no user name or password.`;
    case 'http-host-not-configured':
      return `${where} belongs to no issuer that you configured, so it was not asked.`;
    case 'http-private-address':
      return `${where} leads to a private address that is not configured, so it was not asked.`;
    case 'http-redirect':
      return `${where} sends elsewhere, and that is not followed. Write the final address into the profile.`;
    case 'http-too-large':
      return `${where} answered with more than is read.`;
    case 'http-timeout':
      return `${where} did not answer in time. Try again.`;
    case 'http-tls':
      return `The certificate of ${where} is not trusted here, out of date, or for another host.`;
    case 'http-dns':
      return `The host of ${where} was not found. Check the address and the network.`;
    case 'http-refused':
    case 'http-unreachable':
      return `${where} cannot be reached. Check the network and the proxy of the editor.`;
    case 'http-network-off':
      return networkOff;
    case 'http-too-many':
      return `${where} was asked too often in a short time. Try again in a minute.`;
    default:
      return assertNever(code);
  }
}

function found(value: string | number | undefined): string {
  return value === undefined ? 'unknown' : place(String(value));
}

/** The longest address in a sentence. */
const placeLimit = 120;

function place(text: string): string {
  return shortText(text, placeLimit);
}
