/** The cases of every rule. */
import { claimCases, privilegeCases, timeCases } from './claims';
import { exposureCases, kindCases } from './content';
import { bindingCases, idTokenCases, knownSecretCases, profileCases, selectiveCases } from './context';
import { encodingCases } from './encoding';
import { algorithmCases, criticalCases, jweCases, keyReferenceCases, signatureCases, typeCases } from './header';
import { jsonCases } from './json';
import { claimNameCases, headerParameterCases, plainTypeCases } from './names';
import { jweKeyCases, nestingCases } from './nesting';
import { audienceCases, delegationCases, issuerCases, presenceCases, subjectCases } from './recipients';
import type { RuleCases } from '../ruleCases';

export const allCases: readonly RuleCases[] = [
  encodingCases,
  jsonCases,
  algorithmCases,
  typeCases,
  criticalCases,
  keyReferenceCases,
  signatureCases,
  jweCases,
  claimCases,
  timeCases,
  privilegeCases,
  exposureCases,
  kindCases,
  presenceCases,
  issuerCases,
  audienceCases,
  subjectCases,
  delegationCases,
  headerParameterCases,
  plainTypeCases,
  claimNameCases,
  idTokenCases,
  bindingCases,
  profileCases,
  selectiveCases,
  knownSecretCases,
  nestingCases,
  jweKeyCases,
].flat();
