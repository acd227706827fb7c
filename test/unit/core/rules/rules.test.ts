import { claimCases, privilegeCases, timeCases } from './cases/claims';
import { exposureCases, kindCases } from './cases/content';
import { encodingCases } from './cases/encoding';
import { algorithmCases, criticalCases, jweCases, keyReferenceCases, signatureCases, typeCases } from './cases/header';
import { jsonCases } from './cases/json';
import { testRule } from './ruleCases';
import type { RuleCases } from './ruleCases';

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

describe('rules', () => allCases.forEach(testRule));
