/** Clerk: session tokens of development and production instances. */
import type { EvidenceRule } from '../classify/evidence';
import { bears, carries, otherwise } from './provider';
import type { ProviderRule } from './provider';

const clerkKinds: readonly EvidenceRule[] = [
  carries('Clerk', 'id', ['at_hash', 'nonce']),
  carries('Clerk', 'access', ['sid', 'scope']),
  otherwise('access', 'guess', 'Clerk makes JWTs for an application to send to its API.'),
];

export const clerkProviders: readonly ProviderRule[] = [
  {
    id: 'clerk',
    name: 'Clerk',
    issuerIs: 'a development instance of Clerk',
    issuer: /^https:\/\/[\da-z-]{1,63}\.clerk\.accounts\.dev$/,
    kinds: clerkKinds,
  },
  {
    id: 'clerk',
    name: 'Clerk',
    issuerIs: 'a host named clerk, and the subject has the form of a Clerk user',
    issuer: /^https:\/\/clerk\.[\d.a-z-]{1,253}$/,
    when: (facts) => bears(facts, { sub: /^user_\w/ }),
    marks: [{ sub: /^user_\w/, sid: /^sess_\w/ }],
    anyIssuer: true,
    domain: /clerk\.accounts\.dev\b/i,
    kinds: clerkKinds,
  },
];
