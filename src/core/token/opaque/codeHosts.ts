/** GitHub and GitLab. */
import { base36ChecksumFits, base62ChecksumFits } from './checksums';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const github = {
  vendor: 'github',
  vendorName: 'GitHub',
  advice: 'Opens repositories and the API of GitHub. Revoke it in GitHub: Settings → Developer settings.',
} as const;

const installation = {
  ...github,
  credential: 'app installation token',
  advice:
    'Opens the repositories of one GitHub App installation, for an hour at most. Revoke it with DELETE /installation/token.',
} as const;

const gitlab = {
  vendor: 'gitlab',
  vendorName: 'GitLab',
  advice:
    'Opens projects and the API of GitLab. Revoke it in GitLab: Settings → Access tokens, of its user, group or project.',
  isLikely: looksRandom,
} as const;

const gitlabRunner = {
  ...gitlab,
  advice:
    'Lets a machine act as a CI runner and read the jobs’ variables. Reset it in GitLab: Settings → CI/CD → Runners.',
} as const;

const gitlabMail = {
  ...gitlab,
  advice:
    'Shows private activity or creates issues in the user’s name. Reset it in GitLab: Preferences → Access tokens.',
} as const;

export const codeHostShapes: readonly OpaqueShape[] = [
  {
    ...github,
    credential: 'fine-grained personal access token',
    prefixes: ['github_pat_'],
    pattern: /github_pat_\w{82,255}(?![\w-])/y,
  },
  {
    ...github,
    credential: 'classic personal access token',
    prefixes: ['ghp_'],
    pattern: /ghp_[A-Za-z0-9]{36,255}(?![\w-])/y,
    checksum: base62ChecksumFits,
  },
  {
    ...github,
    credential: 'OAuth access token',
    prefixes: ['gho_'],
    pattern: /gho_[A-Za-z0-9]{36,255}(?![\w-])/y,
    checksum: base62ChecksumFits,
    advice: 'Acts for a user in an OAuth app. Revoke it in GitHub: Settings → Applications → Authorized OAuth Apps.',
  },
  {
    ...github,
    credential: 'app user access token',
    prefixes: ['ghu_'],
    pattern: /ghu_[A-Za-z0-9]{36,255}(?![\w-])/y,
    checksum: base62ChecksumFits,
    advice: 'Acts for a user in a GitHub App. Revoke it in GitHub: Settings → Applications → Authorized GitHub Apps.',
  },
  {
    ...github,
    credential: 'app refresh token',
    prefixes: ['ghr_'],
    pattern: /ghr_[A-Za-z0-9]{36,255}(?![\w-])/y,
    checksum: base62ChecksumFits,
    advice:
      'Gets new user tokens for six months. Revoke it in GitHub: Settings → Applications → Authorized GitHub Apps.',
  },
  {
    // Since April 2026: the app's id and a JWT of about 500 characters that is GitHub's own and not to be validated.
    ...installation,
    prefixes: ['ghs_'],
    pattern: /ghs_[A-Za-z0-9]{1,20}_eyJ[\w-]{10,2000}\.[\w-]{10,1000000}\.[\w-]{20,2000}(?!\.?[\w-])/y,
    embeds: (token) => token.slice(token.indexOf('_', 4) + 1),
  },
  {
    ...installation,
    prefixes: ['ghs_'],
    pattern: /ghs_[A-Za-z0-9]{36,255}(?![\w-])/y,
    checksum: base62ChecksumFits,
  },
  {
    // Routable: payload, version (missing in the first ones), length of the payload and checksum in base 36.
    ...gitlab,
    credential: 'personal access token',
    prefixes: ['glpat-'],
    pattern: /glpat-[\w-]{27,300}(?:\.[0-9a-z]{2})?\.[0-9a-z]{9}(?!\.?[\w-])/y,
    checksum: base36ChecksumFits,
  },
  {
    ...gitlab,
    credential: 'personal access token',
    prefixes: ['glpat-'],
    pattern: /glpat-[\w-]{20,300}(?!\.?[\w-])/y,
  },
  {
    ...gitlab,
    credential: 'OAuth application secret',
    prefixes: ['gloas-'],
    pattern: /gloas-[\w-]{64,300}(?![\w-])/y,
    advice: 'Proves to GitLab which application asks. Renew it in GitLab: Applications → Renew secret.',
  },
  {
    ...gitlab,
    credential: 'deploy token',
    prefixes: ['gldt-'],
    pattern: /gldt-[\w-]{20,300}(?![\w-])/y,
    advice:
      'Reads or writes the packages and images of a project. Revoke it in GitLab: Settings → Repository → Deploy tokens.',
  },
  {
    ...gitlabRunner,
    credential: 'runner authentication token',
    prefixes: ['glrt-', 'glrtr-'],
    pattern: /glrtr?-[\w-]{20,300}(?:\.[0-9a-z]{2}\.[0-9a-z]{9})?(?![\w-])/y,
  },
  {
    ...gitlab,
    credential: 'CI/CD job token',
    prefixes: ['glcbt-'],
    pattern: /glcbt-[\w-]{20,300}(?![\w-])/y,
    advice: 'Acts for one CI job and ends with it. Cancel the job, and keep the token out of its log.',
  },
  {
    ...gitlab,
    credential: 'pipeline trigger token',
    prefixes: ['glptt-'],
    pattern: /glptt-[\w-]{20,300}(?![\w-])/y,
    advice: 'Starts pipelines. Revoke it in GitLab: Settings → CI/CD → Pipeline trigger tokens.',
  },
  {
    ...gitlabMail,
    credential: 'feed token',
    prefixes: ['glft-'],
    pattern: /glft-[\w-]{20,300}(?![\w-])/y,
  },
  {
    ...gitlabMail,
    credential: 'incoming mail token',
    prefixes: ['glimt-'],
    pattern: /glimt-[\w-]{20,300}(?![\w-])/y,
  },
  {
    ...gitlab,
    credential: 'Kubernetes agent token',
    prefixes: ['glagent-'],
    pattern: /glagent-[\w-]{50,300}(?![\w-])/y,
    advice: 'Connects a cluster to GitLab. Revoke it in GitLab: Operate → Kubernetes clusters.',
  },
  {
    ...gitlab,
    credential: 'SCIM token',
    prefixes: ['glsoat-'],
    pattern: /glsoat-[\w-]{20,300}(?![\w-])/y,
    advice: 'Creates and removes the users of a group. Reset it in GitLab: Settings → SAML SSO.',
  },
  {
    ...gitlab,
    credential: 'feature flags client token',
    prefixes: ['glffct-'],
    pattern: /glffct-[\w-]{20,300}(?![\w-])/y,
    advice: 'Reads the feature flags of a project. Reset it in GitLab: Deploy → Feature flags → Configure.',
  },
];
