/** One made-up token for every shape of opaque token, at its least length, from a seeded source of characters. */

/** Gives the characters of a body. */
export type Source = (alphabet: string, length: number) => string;

export interface Sample {
  readonly vendor: string;
  readonly credential: string;
  /** What has to stand in front of the token for it to be found. */
  readonly before?: string;
  readonly make: (source: Source) => string;
  /** Which of several samples of one credential this is. */
  readonly variant?: string;
  /** True when its text is not free enough to be filled with one character. */
  readonly structured?: boolean;
}

const digits = '0123456789';
const upper = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const lower = 'abcdefghijklmnopqrstuvwxyz';
export const hex = '0123456789abcdef';
export const base62 = digits + upper + lower;
const base64 = `${base62}+/`;
const base64url = `${base62}-_`;
const base36 = digits + lower;
const base32 = `${upper}234567`;
const bech32 = 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L';

/** A reproducible source (xorshift32). Bodies with chance words or runs are what the seed must avoid. */
export function seededSource(seed: number): Source {
  let state = seed;
  return (alphabet, length) =>
    Array.from({ length }, () => {
      state ^= state << 13;
      state ^= state >>> 17;
      state ^= state << 5;
      return alphabet.charAt((state >>> 0) % alphabet.length);
    }).join('');
}

/** What documentation writes: one character, over and over. */
export const constantSource: Source = (alphabet, length) => alphabet.charAt(alphabet.length >> 1).repeat(length);

/** CRC-32 by its definition, bit by bit: the remainder of a division by the polynomial 0x04C11DB7, reflected. */
export function crc32ByDefinition(text: string): number {
  let register = 0xffffffff;
  for (const character of text) {
    for (let bit = 0; bit < 8; bit++) {
      const input = (character.charCodeAt(0) >> bit) & 1;
      const carry = register & 1;
      register >>>= 1;
      if (input !== carry) register ^= 0xedb88320;
    }
  }
  return ~register >>> 0;
}

/** The number in the base of the alphabet, padded. */
export function inBase(value: number, alphabet: string, length: number): string {
  const base = BigInt(alphabet.length);
  let text = '';
  for (let rest = BigInt(value); rest > 0n; rest /= base) text = alphabet.charAt(Number(rest % base)) + text;
  return text.padStart(length, alphabet.charAt(0));
}

function sample(vendor: string, credential: string, make: (source: Source) => string): Sample {
  return { vendor, credential, make };
}

/** `prefix` and `length` characters of the alphabet. */
function plain(vendor: string, credential: string, prefix: string, alphabet: string, length: number): Sample {
  return sample(vendor, credential, (source) => prefix + source(alphabet, length));
}

/** As GitHub and npm build theirs. */
function withBase62Checksum(vendor: string, credential: string, prefix: string): Sample {
  return sample(vendor, credential, (source) => {
    const body = source(base62, 30);
    return prefix + body + inBase(crc32ByDefinition(body), base62, 6);
  });
}

function jwt(source: Source): string {
  const header = Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url');
  const payload = Buffer.from('{"iss":"https://issuer.test/","exp":1698175401}').toString('base64url');
  return `${header}.${payload}.${source(base64url, 86)}`;
}

export const samples: readonly Sample[] = [
  plain('github', 'fine-grained personal access token', 'github_pat_', base62, 82),
  withBase62Checksum('github', 'classic personal access token', 'ghp_'),
  withBase62Checksum('github', 'OAuth access token', 'gho_'),
  withBase62Checksum('github', 'app user access token', 'ghu_'),
  withBase62Checksum('github', 'app refresh token', 'ghr_'),
  withBase62Checksum('github', 'app installation token', 'ghs_'),
  {
    ...sample('github', 'app installation token', (source) => `ghs_${source(digits, 7)}_${jwt(source)}`),
    variant: 'JWT',
    structured: true,
  },
  plain('gitlab', 'personal access token', 'glpat-', base64url, 20),
  {
    ...sample('gitlab', 'personal access token', (source) => {
      const head = `glpat-${source(base62, 27)}.01.${inBase(27, base36, 2)}`;
      return head + inBase(crc32ByDefinition(head), base36, 7);
    }),
    variant: 'routable',
  },
  plain('gitlab', 'OAuth application secret', 'gloas-', base62, 64),
  plain('gitlab', 'deploy token', 'gldt-', base62, 20),
  plain('gitlab', 'runner authentication token', 'glrt-', base62, 20),
  plain('gitlab', 'CI/CD job token', 'glcbt-', base62, 20),
  plain('gitlab', 'pipeline trigger token', 'glptt-', hex, 20),
  plain('gitlab', 'feed token', 'glft-', base62, 20),
  plain('gitlab', 'incoming mail token', 'glimt-', base36, 20),
  plain('gitlab', 'Kubernetes agent token', 'glagent-', base62, 50),
  plain('gitlab', 'SCIM token', 'glsoat-', base62, 20),
  plain('gitlab', 'feature flags client token', 'glffct-', base62, 20),
  withBase62Checksum('npm', 'access token', 'npm_'),
  plain('pypi', 'API token', 'pypi-AgEIcHlwaS5vcmc', base64url, 50),
  { ...plain('pypi', 'API token', 'pypi-AgENdGVzdC5weXBpLm9yZw', base64url, 50), variant: 'TestPyPI' },
  plain('rubygems', 'API key', 'rubygems_', hex, 48),
  plain('artifactory', 'API key', 'AKCp', base62, 69),
  plain('artifactory', 'reference token', 'cmVmdGtuOj', base62, 50),
  plain('aws', 'access key ID', 'AKIA', base32, 16),
  plain('aws', 'temporary access key ID', 'ASIA', base32, 16),
  plain('aws', 'bearer token ID', 'ABIA', base32, 16),
  plain('aws', 'context-specific credential ID', 'ACCA', base32, 16),
  plain('aws', 'session token', 'IQoJb3JpZ2lu', base64, 100),
  plain('aws', 'Bedrock API key', 'ABSK', base64, 109),
  plain('digitalocean', 'personal access token', 'dop_v1_', hex, 64),
  plain('digitalocean', 'OAuth access token', 'doo_v1_', hex, 64),
  plain('digitalocean', 'OAuth refresh token', 'dor_v1_', hex, 64),
  plain('heroku', 'API key', 'HRKU-AA', base62, 58),
  plain('openshift', 'user access token', 'sha256~', base62, 43),
  plain('planetscale', 'service token', 'pscale_tkn_', base62, 32),
  plain('planetscale', 'OAuth token', 'pscale_oauth_', base62, 32),
  plain('planetscale', 'database password', 'pscale_pw_', base62, 32),
  plain('supabase', 'publishable key', 'sb_publishable_', base62, 20),
  plain('supabase', 'secret key', 'sb_secret_', base62, 20),
  plain('supabase', 'personal access token', 'sbp_', hex, 40),
  plain('google', 'OAuth access token', 'ya29.', base62, 20),
  plain('google', 'OAuth refresh token', '1//0', base62, 40),
  plain('google', 'authorization code', '4/0A', base62, 40),
  plain('google', 'API key', 'AIza', base64url, 35),
  plain('google', 'OAuth client secret', 'GOCSPX-', base64url, 28),
  plain('microsoft', 'Entra ID refresh token or authorization code', '0.A', base62, 50),
  plain('microsoft', 'personal account refresh token', 'M.C507_BAY.0.U.-', base62, 39),
  sample('microsoft', 'application client secret', (source) => `${source(base62, 3)}8Q~${source(base62, 31)}`),
  sample('azure-devops', 'personal access token', (source) => `${source(base62, 76)}AZDO${source(base62, 4)}`),
  sample('azure', 'service key', (source) => `${source(base62, 52)}JQQJ99${source(base62, 26)}`),
  sample('openai', 'project API key', (source) => `sk-proj-${source(base62, 20)}T3BlbkFJ${source(base62, 20)}`),
  sample(
    'openai',
    'service account API key',
    (source) => `sk-svcacct-${source(base62, 20)}T3BlbkFJ${source(base62, 20)}`,
  ),
  sample('openai', 'admin key', (source) => `sk-admin-${source(base62, 20)}T3BlbkFJ${source(base62, 20)}`),
  sample('openai', 'user API key', (source) => `sk-${source(base62, 20)}T3BlbkFJ${source(base62, 20)}`),
  sample('anthropic', 'API key', (source) => `sk-ant-api03-${source(base62, 91)}AA`),
  sample('anthropic', 'admin API key', (source) => `sk-ant-admin01-${source(base62, 91)}AA`),
  plain('anthropic', 'OAuth access token', 'sk-ant-oat01-', base62, 60),
  plain('anthropic', 'OAuth refresh token', 'sk-ant-ort01-', base62, 60),
  plain('huggingface', 'user access token', 'hf_', upper + lower, 34),
  plain('huggingface', 'organization API token', 'api_org_', upper + lower, 34),
  plain('perplexity', 'API key', 'pplx-', base62, 48),
  plain('stripe', 'live secret key', 'sk_live_', base62, 24),
  plain('stripe', 'test secret key', 'sk_test_', base62, 24),
  plain('stripe-or-clerk', 'live secret key', 'sk_live_', base62, 20),
  plain('stripe-or-clerk', 'test secret key', 'sk_test_', base62, 20),
  plain('stripe', 'live restricted key', 'rk_live_', base62, 20),
  plain('stripe', 'test restricted key', 'rk_test_', base62, 20),
  plain('stripe', 'publishable key', 'pk_live_', base62, 20),
  {
    ...sample('clerk', 'publishable key', (source) => {
      const host = `${source(lower, 7)}-${source(lower, 6)}-${source(digits, 2)}.clerk.accounts.dev$`;
      return `pk_test_${Buffer.from(host).toString('base64url')}`;
    }),
    structured: true,
  },
  plain('stripe-or-svix', 'webhook signing secret', 'whsec_', base62, 32),
  plain('shopify', 'admin API access token', 'shpat_', hex, 32),
  plain('shopify', 'custom app access token', 'shpca_', hex, 32),
  plain('shopify', 'private app password', 'shppa_', hex, 32),
  plain('shopify', 'app shared secret', 'shpss_', hex, 32),
  plain('square', 'access token', 'EAAA', base62, 60),
  { ...plain('square', 'access token', 'sq0atp-', base62, 22), variant: 'sq0atp' },
  plain('facebook', 'access token', 'EAAC', base62, 100),
  plain('slack', 'rotating bot token', 'xoxe.xoxb-1-', digits + upper, 140),
  plain('slack', 'rotating user token', 'xoxe.xoxp-1-', digits + upper, 140),
  plain('slack', 'refresh token', 'xoxe-1-', digits + upper, 140),
  sample('slack', 'bot token', (source) => `xoxb-${source(digits, 12)}-${source(base62, 18)}`),
  sample('slack', 'user token', (source) => `xoxp-${source(digits, 12)}-${source(base62, 28)}`),
  plain('slack', 'legacy workspace token', 'xoxa-', base62, 24),
  sample(
    'slack',
    'app-level token',
    (source) => `xapp-1-A${source(base36.toUpperCase(), 10)}-${source(digits, 13)}-${source(hex, 32)}`,
  ),
  sample('slack', 'browser session token', (source) => `xoxc-${source(digits, 12)}-${source(base62, 28)}`),
  plain('slack', 'browser session cookie', 'xoxd-', base62, 40),
  sample('sendgrid', 'API key', (source) => `SG.${source(base62, 22)}.${source(base62, 32)}`),
  plain('twilio', 'API key SID', 'SK', hex, 32),
  plain('mailgun', 'API key', 'key-', hex, 32),
  plain('vault', 'service token', 'hvs.', base62, 24),
  plain('vault', 'batch token', 'hvb.', base62, 130),
  sample('terraform', 'API token', (source) => `${source(base62, 14)}.atlasv1.${source(base62, 60)}`),
  plain('pulumi', 'access token', 'pul-', hex, 40),
  plain('doppler', 'personal token', 'dp.pt.', base62, 40),
  plain('doppler', 'service token', 'dp.st.', base62, 40),
  plain('databricks', 'personal access token', 'dapi', hex, 32),
  sample('grafana', 'service account token', (source) => {
    const head = `glsa_${source(base62, 32)}`;
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32ByDefinition(head));
    return `${head}_${checksum.toString('hex')}`;
  }),
  plain('grafana', 'access policy token', 'glc_eyJ', base62, 29),
  plain('grafana', 'legacy API key', 'eyJrIjoi', base62, 62),
  plain('sentry', 'user auth token', 'sntryu_', hex, 64),
  sample('sentry', 'organization auth token', (source) => `sntrys_eyJ${source(base62, 80)}=_${source(base64, 43)}`),
  sample(
    'dynatrace',
    'API token',
    (source) => `dt0c01.${source(base36.toUpperCase(), 24)}.${source(base36.toUpperCase(), 64)}`,
  ),
  plain('1password', 'service account token', 'ops_eyJ', base62, 240),
  sample(
    '1password',
    'Secret Key',
    (source) => `A3-${[6, 6, 5, 5, 5, 5].map((length) => source(base36.toUpperCase(), length)).join('-')}`,
  ),
  plain('age', 'private key', 'AGE-SECRET-KEY-1', bech32, 58),
  sample('atlassian', 'API token', (source) => {
    const head = `ATATT3${source(base64url, 177)}=`;
    return head + crc32ByDefinition(head).toString(16).toUpperCase().padStart(8, '0');
  }),
  plain('linear', 'personal API key', 'lin_api_', base62, 40),
  sample('notion', 'integration token', (source) => `ntn_${source(digits, 11)}${source(base62, 35)}`),
  plain('figma', 'personal access token', 'figd_', base64url, 38),
  sample('postman', 'API key', (source) => `PMAK-${source(hex, 24)}-${source(hex, 34)}`),
  { ...plain('okta', 'API token', '00', base64url, 40), before: 'SSWS ' },
  {
    ...sample('base64-jwt', 'JWT wrapped in base64', (source) => Buffer.from(jwt(source)).toString('base64')),
    structured: true,
  },
];
