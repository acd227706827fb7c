/** Microsoft: Entra ID, Azure, Azure DevOps. Storage keys and SAS signatures have no mark of their own and are left out. */
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const refresh = {
  vendor: 'microsoft',
  vendorName: 'Microsoft',
  isLikely: looksRandom,
  advice:
    'Gets new access tokens for weeks. Revoke the user’s sessions in Entra ID, or at account.microsoft.com → Security.',
} as const;

export const microsoftShapes: readonly OpaqueShape[] = [
  {
    ...refresh,
    credential: 'Entra ID refresh token or authorization code',
    prefixes: ['0.A', '1.A'],
    pattern: /[01]\.A[\w-]{50,2000}(?:\.[\w-]{1,2000}){0,3}(?!\.?[\w-])/y,
  },
  {
    ...refresh,
    credential: 'personal account refresh token',
    prefixes: ['M.C', 'M.R'],
    pattern: /M\.[CR]\d{1,4}_[A-Z0-9]{2,4}\.(?:\d\.[A-Z]\.)?[\w!*$-]{40,1200}(?![\w!*$-])/y,
  },
  {
    vendor: 'microsoft',
    vendorName: 'Microsoft Entra ID',
    credential: 'application client secret',
    prefixes: [],
    anchor: { text: 'Q~', at: 4 },
    pattern: /(?<![~.])[\w~.]{3}\dQ~[\w~.-]{30,33}[\w~-](?!\.?[\w~-])/y,
    isLikely: looksRandom,
    advice: 'Lets anybody act as the application. Delete it in Entra ID: App registrations → Certificates & secrets.',
  },
  {
    vendor: 'azure-devops',
    vendorName: 'Azure DevOps',
    credential: 'personal access token',
    prefixes: [],
    anchor: { text: 'AZDO', at: 76 },
    pattern: /[A-Za-z0-9]{76}AZDO[A-Za-z0-9]{4}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Opens repositories and pipelines. Revoke it in Azure DevOps: User settings → Personal access tokens.',
  },
  {
    vendor: 'azure',
    vendorName: 'Microsoft Azure',
    credential: 'service key',
    prefixes: [],
    anchor: { text: 'JQQJ99', at: 52 },
    pattern: /[A-Za-z0-9]{52}JQQJ99[A-Za-z0-9]{26}(?:==)?(?![\w=-])/y,
    isLikely: looksRandom,
    advice: 'Opens one Azure resource. Regenerate it in the Azure portal, under Keys of that resource.',
  },
];
