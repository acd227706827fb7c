/** Clouds and hosting; AWS secret access keys and Heroku's UUIDs have no mark of their own and are left out. */
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const aws = {
  vendor: 'aws',
  vendorName: 'Amazon Web Services',
  advice:
    'Names a key pair; it opens nothing without the secret access key, which often stands beside it. ' +
    'Deactivate the pair in IAM: Security credentials.',
} as const;

const awsSession = {
  ...aws,
  credential: 'session token',
  advice: 'The third part of temporary credentials; it ends by itself. Revoke the sessions of its role in IAM.',
} as const;

const digitalOcean = {
  vendor: 'digitalocean',
  vendorName: 'DigitalOcean',
  advice: 'Opens the servers, databases and domains of an account. Revoke it in DigitalOcean: API → Tokens.',
} as const;

const planetScale = {
  vendor: 'planetscale',
  vendorName: 'PlanetScale',
  advice: 'Opens databases. Delete it in PlanetScale: Settings → Service tokens, or the database’s passwords.',
  isLikely: looksRandom,
} as const;

const supabase = {
  vendor: 'supabase',
  vendorName: 'Supabase',
  advice: 'Opens the project’s data past row level security. Delete it in Supabase: Project settings → API keys.',
  isLikely: looksRandom,
} as const;

export const cloudShapes: readonly OpaqueShape[] = [
  {
    ...aws,
    credential: 'access key ID',
    prefixes: ['AKIA', 'A3T'],
    pattern: /(?<![+/])(?:AKIA|A3T[A-Z0-9])[A-Z2-7]{16}(?![\w+=-])/y,
  },
  {
    ...aws,
    credential: 'temporary access key ID',
    prefixes: ['ASIA'],
    pattern: /(?<![+/])ASIA[A-Z2-7]{16}(?![\w+=-])/y,
    advice:
      'Names temporary credentials; they need their secret key and session token. Revoke the sessions of the role in IAM.',
  },
  {
    ...aws,
    credential: 'bearer token ID',
    prefixes: ['ABIA'],
    pattern: /(?<![+/])ABIA[A-Z2-7]{16}(?![\w+=-])/y,
  },
  {
    ...aws,
    credential: 'context-specific credential ID',
    prefixes: ['ACCA'],
    pattern: /(?<![+/])ACCA[A-Z2-7]{16}(?![\w+=-])/y,
  },
  {
    // Stands percent-encoded in presigned URLs.
    ...awsSession,
    prefixes: ['IQoJb3JpZ2lu', 'FwoGZXIvYXdz'],
    pattern:
      /(?<![+/]|%2[BFbf])(?:IQoJb3JpZ2lu|FwoGZXIvYXdz)(?:[A-Za-z0-9+/]|%2[BFbf]){100,2000}(?:={1,2}|(?:%3[Dd]){1,2})?(?![\w+/=-]|%2[BFbf])/y,
  },
  {
    ...aws,
    credential: 'Bedrock API key',
    prefixes: ['ABSK'],
    pattern: /(?<![+/])ABSK[A-Za-z0-9+/]{109,269}={0,2}(?![\w+/=-])/y,
    isLikely: looksRandom,
    advice: 'Calls the models of Amazon Bedrock at the account’s cost. Reset it in IAM: Security credentials.',
  },
  {
    ...digitalOcean,
    credential: 'personal access token',
    prefixes: ['dop_v1_'],
    pattern: /dop_v1_[a-f0-9]{64}(?![\w-])/y,
  },
  {
    ...digitalOcean,
    credential: 'OAuth access token',
    prefixes: ['doo_v1_'],
    pattern: /doo_v1_[a-f0-9]{64}(?![\w-])/y,
  },
  {
    ...digitalOcean,
    credential: 'OAuth refresh token',
    prefixes: ['dor_v1_'],
    pattern: /dor_v1_[a-f0-9]{64}(?![\w-])/y,
  },
  {
    vendor: 'heroku',
    vendorName: 'Heroku',
    credential: 'API key',
    prefixes: ['HRKU-AA'],
    pattern: /HRKU-AA[\w-]{58,120}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Opens apps and their configuration. Regenerate it in Heroku: Account settings → API key, or Applications.',
  },
  {
    vendor: 'openshift',
    vendorName: 'OpenShift',
    credential: 'user access token',
    prefixes: ['sha256~'],
    pattern: /sha256~[\w-]{43}(?![\w-])/y,
    isLikely: looksRandom,
    advice:
      'Acts for a user in a cluster, for a day by default. End it with oc logout or oc delete useroauthaccesstokens.',
  },
  {
    ...planetScale,
    credential: 'service token',
    prefixes: ['pscale_tkn_'],
    pattern: /pscale_tkn_[\w=.-]{31,63}[\w=-](?![\w=-])/y,
  },
  {
    ...planetScale,
    credential: 'OAuth token',
    prefixes: ['pscale_oauth_'],
    pattern: /pscale_oauth_[\w=.-]{31,63}[\w=-](?![\w=-])/y,
  },
  {
    ...planetScale,
    credential: 'database password',
    prefixes: ['pscale_pw_'],
    pattern: /pscale_pw_[\w=.-]{31,63}[\w=-](?![\w=-])/y,
  },
  {
    ...supabase,
    credential: 'publishable key',
    prefixes: ['sb_publishable_'],
    pattern: /sb_publishable_[\w-]{20,100}(?![\w-])/y,
    advice: 'Made to be seen in apps and pages; row level security has to guard the data.',
    isPublic: true,
  },
  {
    ...supabase,
    credential: 'secret key',
    prefixes: ['sb_secret_'],
    pattern: /sb_secret_[\w-]{20,100}(?![\w-])/y,
  },
  {
    ...supabase,
    credential: 'personal access token',
    prefixes: ['sbp_'],
    pattern: /sbp_[a-f0-9]{40}(?![\w-])/y,
    advice: 'Manages every project of an account. Delete it in Supabase: Account → Access tokens.',
  },
];
