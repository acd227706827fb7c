/** Tools of teams: Atlassian, Linear, Notion, Figma, Postman. */
import { hexChecksumFits } from './checksums';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

export const workToolShapes: readonly OpaqueShape[] = [
  {
    vendor: 'atlassian',
    vendorName: 'Atlassian',
    credential: 'API token',
    prefixes: ['ATATT3'],
    pattern: /ATATT3[\w=-]{178,400}[A-Fa-f0-9]{8}(?![\w=-])/y,
    checksum: hexChecksumFits,
    advice: 'Acts for a user in Jira, Confluence or Bitbucket. Revoke it on id.atlassian.com: Security → API tokens.',
  },
  {
    vendor: 'linear',
    vendorName: 'Linear',
    credential: 'personal API key',
    prefixes: ['lin_api_'],
    pattern: /lin_api_[A-Za-z0-9]{40,64}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Acts for a user. Revoke it in Linear: Settings → Security & access.',
  },
  {
    vendor: 'notion',
    vendorName: 'Notion',
    credential: 'integration token',
    prefixes: ['ntn_'],
    pattern: /ntn_\d{11}[A-Za-z0-9]{35}(?![\w-])/y,
    advice: 'Reads or writes the pages shared with an integration. Refresh it on notion.so: My integrations.',
  },
  {
    vendor: 'figma',
    vendorName: 'Figma',
    credential: 'personal access token',
    prefixes: ['figd_'],
    pattern: /figd_[\w-]{38,64}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Reads the files of a user. Revoke it in Figma: Settings → Security.',
  },
  {
    vendor: 'postman',
    vendorName: 'Postman',
    credential: 'API key',
    prefixes: ['PMAK-'],
    pattern: /PMAK-[a-f0-9]{24}-[a-f0-9]{34}(?![\w-])/y,
    advice: 'Opens workspaces and what is stored in them. Revoke it in Postman: Settings → API keys.',
  },
];
