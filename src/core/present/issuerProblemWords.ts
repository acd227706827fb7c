/** What is wrong with a member of an issuer setting, in words that say how to mend it. */
import type { IssuerProblemCode } from '../issuers/issuer';

/** The end of a sentence that begins with the member, such as `has a value of the wrong type`. */
export function issuerProblemWords(code: IssuerProblemCode): string {
  return sentences[code];
}

const sentences: Readonly<Record<IssuerProblemCode, string>> = {
  'not-a-list': 'must be a list of issuers',
  'not-an-object': 'must be an object with “name” and “issuer”',
  'name-missing': 'is missing; verdicts show it, so write any that tells you which issuer it is',
  'name-taken': 'is the name of another entry; each needs its own',
  'issuer-missing': 'is missing; write it exactly as it stands in “iss” of the tokens',
  'issuer-not-a-url': 'looks like a URL but is none',
  'issuer-query-or-fragment': 'must have no “?” and no “#” (RFC 8414 section 2)',
  'not-a-url': 'is no URL that can be asked',
  'not-https': 'must be https; http is possible for this machine alone (localhost)',
  'url-with-credentials': 'must hold no user name and no password',
  'not-a-file-path': 'must be the path of a file on this machine',
  'wrong-type': 'has a value of the wrong type',
  'unknown-member': 'is no member of an issuer, so it has no effect',
  'unknown-value': 'has a value that is not known',
  'out-of-range': 'is out of range',
  'too-long': 'is longer than any right value',
  'invisible-characters': 'holds characters that cannot be seen; type it anew',
  'not-a-scope': 'is not one scope; write each scope as an entry of its own',
  'not-a-resource': 'is no absolute URI without “#” (RFC 8707 section 2)',
  'not-a-redirect-uri':
    'must be http://127.0.0.1, http://[::1] or http://localhost with any port and path, an https URL, or an address of this extension such as vscode://claimcheck.claimcheck/callback; none with “?” or “#”',
  'protocol-parameter': 'is set at sign-in or by a member of its own, such as “scopes” or “requestedAudience”',
  'start-url-missing':
    'is missing; it is the address of your AWS access portal, such as https://example.awsapps.com/start',
  'algorithm-none': 'accepts tokens without a signature, which anybody can make',
  'algorithm-unknown': 'is no signature algorithm that is known',
  'algorithms-mixed': 'mixes shared secrets with public keys, which lets a public key pass for a secret',
  'algorithm-needs-secret': 'needs a shared secret; set “sharedSecret” to true, or use an algorithm with public keys',
  'keys-given-twice': 'gives keys in more than one way; keep one',
  'no-keys':
    'says nowhere where the keys are; add “jwksUri”, a key, a file or “sharedSecret”, or for signing in only “provider” or “tokenEndpoint”',
  'not-a-key-set': 'is no key set (an object with a list “keys”)',
  'private-key':
    'holds a private key, which must not lie in settings; put the public key there and replace the private one',
  'secret-in-settings':
    'holds a secret, which must not lie in settings; remove it and run “Claimcheck: Manage Stored Secrets and Keys…”, which stores it',
  'not-pem': 'is no public key or certificate in PEM form',
};
