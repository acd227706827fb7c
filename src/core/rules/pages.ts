/** The page of every rule: why it matters and how to mend what it finds. */
import { claimPages } from './pages/claims';
import { headerPages } from './pages/header';
import { issuerPages } from './pages/issuer';
import { jwePages } from './pages/jwe';
import { keyPages } from './pages/keys';
import { kindPages } from './pages/kinds';
import type { RulePage } from './pages/page';
import { serializationPages } from './pages/serialization';
import { timePages } from './pages/times';

/** One page a rule, in the order of the catalogue. */
export const rulePages: readonly RulePage[] = [
  ...serializationPages,
  ...headerPages,
  ...jwePages,
  ...claimPages,
  ...timePages,
  ...kindPages,
  ...keyPages,
  ...issuerPages,
];
