/** Build pipelines that sign a token for each job: GitHub, GitLab, Buildkite, CircleCI, HCP Terraform. */
import type { TokenFacts } from '../classify/evidence';
import { bears, carries, otherwise } from './provider';
import type { ProviderRule } from './provider';

const jobToken = otherwise(
  'id',
  'certain',
  'It is the ID token of one job, with which the job proves to a cloud what it is.',
);

export const pipelineProviders: readonly ProviderRule[] = [
  {
    id: 'github-actions',
    name: 'GitHub Actions',
    issuerIs: 'GitHub Actions',
    issuer: /^https:\/\/token\.actions\.(?:githubusercontent\.com(?:\/[\w-]{1,64})?|[\da-z-]{1,63}\.ghe\.com)$/,
    marks: [{ repository: true, run_id: true, job_workflow_ref: true }],
    kinds: [jobToken],
  },
  {
    id: 'github-actions-server',
    name: 'GitHub Actions (Enterprise Server)',
    issuerIs: 'the token service of a GitHub Enterprise Server',
    issuer: /^https:\/\/[^\s#/?@]{1,255}\/_services\/token$/,
    when: (facts) => bears(facts, { repository: true, run_id: true }),
    kinds: [jobToken],
  },
  {
    id: 'gitlab-ci',
    name: 'GitLab CI',
    issuerIs: 'GitLab, and the claims describe a pipeline job',
    issuer: /^(?:https:\/\/)?gitlab\.com$/,
    when: isGitlabJob,
    marks: [{ project_path: true, pipeline_id: true, job_id: true }],
    anyIssuer: true,
    domain: /gitlab\.com\b/i,
    kinds: [jobToken],
  },
  {
    id: 'gitlab',
    name: 'GitLab',
    issuerIs: 'GitLab',
    issuer: /^https:\/\/gitlab\.com$/,
    kinds: [
      carries('GitLab', 'id', ['nonce', 'auth_time', 'sub_legacy']),
      otherwise('id', 'likely', 'GitLab issues ID tokens as JWTs; its access tokens are opaque.'),
    ],
  },
  {
    id: 'buildkite',
    name: 'Buildkite',
    issuerIs: 'Buildkite',
    issuer: /^https:\/\/agent\.buildkite\.com$/,
    kinds: [jobToken],
  },
  {
    id: 'circleci',
    name: 'CircleCI',
    issuerIs: 'an organisation at CircleCI',
    issuer: /^https:\/\/oidc\.circleci\.com\/org\/[\da-f-]{36}$/,
    kinds: [jobToken],
  },
  {
    id: 'terraform',
    name: 'HCP Terraform',
    issuerIs: 'HCP Terraform',
    issuer: /^https:\/\/app\.terraform\.io$/,
    kinds: [jobToken],
  },
];

function isGitlabJob(facts: TokenFacts): boolean {
  return bears(facts, { project_path: true, job_id: true }) || bears(facts, { project_path: true, pipeline_id: true });
}
