/** Services of language models. */
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const openai = {
  vendor: 'openai',
  vendorName: 'OpenAI',
  isLikely: looksRandom,
  advice: 'Calls the models at the owner’s cost. Revoke it on platform.openai.com: API keys.',
} as const;

const anthropic = {
  vendor: 'anthropic',
  vendorName: 'Anthropic',
  isLikely: looksRandom,
  advice: 'Calls the models at the owner’s cost. Delete it in the Claude Console: API keys.',
} as const;

const huggingFace = { vendor: 'huggingface', vendorName: 'Hugging Face', isLikely: looksRandom } as const;

// `T3BlbkFJ` is base64 of `OpenAI`.
export const aiServiceShapes: readonly OpaqueShape[] = [
  {
    ...openai,
    credential: 'project API key',
    prefixes: ['sk-proj-'],
    pattern: /sk-proj-[\w-]{20,120}T3BlbkFJ[\w-]{20,120}(?![\w-])/y,
  },
  {
    ...openai,
    credential: 'service account API key',
    prefixes: ['sk-svcacct-'],
    pattern: /sk-svcacct-[\w-]{20,120}T3BlbkFJ[\w-]{20,120}(?![\w-])/y,
  },
  {
    ...openai,
    credential: 'admin key',
    prefixes: ['sk-admin-'],
    pattern: /sk-admin-[\w-]{20,120}T3BlbkFJ[\w-]{20,120}(?![\w-])/y,
    advice: 'Manages members, projects and keys of the organization. Revoke it on platform.openai.com: Admin keys.',
  },
  {
    ...openai,
    credential: 'user API key',
    prefixes: ['sk-'],
    pattern: /sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}(?![\w-])/y,
  },
  {
    ...anthropic,
    credential: 'API key',
    prefixes: ['sk-ant-api'],
    pattern: /sk-ant-api\d\d-[\w-]{91,200}AA(?![\w-])/y,
  },
  {
    ...anthropic,
    credential: 'admin API key',
    prefixes: ['sk-ant-admin'],
    pattern: /sk-ant-admin\d\d-[\w-]{91,200}AA(?![\w-])/y,
    advice: 'Manages members, workspaces and keys of the organization. Delete it in the Claude Console: Admin keys.',
  },
  {
    ...anthropic,
    credential: 'OAuth access token',
    prefixes: ['sk-ant-oat'],
    pattern: /sk-ant-oat\d\d-[\w-]{60,200}(?![\w-])/y,
    advice:
      'Acts for a signed-in user. Log out of the application that got it, or remove it in the account’s settings.',
  },
  {
    ...anthropic,
    credential: 'OAuth refresh token',
    prefixes: ['sk-ant-ort'],
    pattern: /sk-ant-ort\d\d-[\w-]{60,200}(?![\w-])/y,
    advice: 'Gets new access tokens for a signed-in user. Log out of the application that got it.',
  },
  {
    ...huggingFace,
    credential: 'user access token',
    prefixes: ['hf_'],
    pattern: /hf_[A-Za-z0-9]{34,60}(?![\w-])/y,
    advice: 'Reads or writes models and data sets. Invalidate it on huggingface.co: Settings → Access Tokens.',
  },
  {
    ...huggingFace,
    credential: 'organization API token',
    prefixes: ['api_org_'],
    pattern: /api_org_[A-Za-z0-9]{34,60}(?![\w-])/y,
    advice: 'Reads or writes what an organization owns. Delete it on huggingface.co, in the organization’s settings.',
  },
  {
    vendor: 'perplexity',
    vendorName: 'Perplexity',
    credential: 'API key',
    prefixes: ['pplx-'],
    pattern: /pplx-[A-Za-z0-9]{48,64}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Calls the models at the owner’s cost. Delete it on perplexity.ai: Settings → API.',
  },
];
