/** The cases of every rule. */
import { claimCases, privilegeCases, timeCases } from './claims';
import { exposureCases, kindCases } from './content';
import { encodingCases } from './encoding';
import { algorithmCases, criticalCases, jweCases, keyReferenceCases, signatureCases, typeCases } from './header';
import { jsonCases } from './json';
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
].flat();
