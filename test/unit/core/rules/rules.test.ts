import { allCases } from './cases/all';
import { testRule } from './ruleCases';

describe('rules', () => allCases.forEach(testRule));
