/** Samples of Google, clusters and build pipelines. */
import type { JsonObject } from '../../../../../../src/core/token/decoded';
import { person, tenant, times } from './sample';
import type { Sample } from './sample';

const cluster = '00001111-aaaa-2222-bbbb-3333cccc4444';
const serviceAccount = 'builder@acme-prod.iam.gserviceaccount.com';
// A table reads by line.
// prettier-ignore
export const google: readonly Sample[] = [
  { what: 'Google ID token',
    provider: 'google', kind: 'id', confidence: 'certain',
    claims: { iss: 'https://accounts.google.com', azp: 'app', aud: 'app', hd: 'acme.example', email_verified: true,
      at_hash: 'x', ...person } },
  { what: 'Google ID token with the old issuer',
    provider: 'google', kind: 'id', confidence: 'certain',
    claims: { iss: 'accounts.google.com', aud: 'app', ...person } },
  { what: 'Google service account that asks for a token',
    provider: 'google-service-account', kind: 'client-assertion', confidence: 'likely',
    claims: { iss: serviceAccount, aud: 'https://oauth2.googleapis.com/token',
      scope: 'https://www.googleapis.com/auth/pubsub', ...times } },
  { what: 'Google service account that signs its own access token',
    provider: 'google-service-account', kind: 'access', confidence: 'likely',
    claims: { iss: serviceAccount, aud: 'https://pubsub.googleapis.com/', ...times, sub: serviceAccount } },
  { what: 'Google Identity-Aware Proxy',
    provider: 'google-iap', kind: 'id', confidence: 'likely',
    claims: { iss: 'https://cloud.google.com/iap', aud: '/projects/1/global/backendServices/2',
      google: { access_levels: [] }, ...person } },
  { what: 'Firebase ID token of the emulator, unsecured',
    provider: 'firebase', kind: 'id', confidence: 'certain', header: { alg: 'none' },
    claims: { iss: 'https://securetoken.google.com/acme-prod', aud: 'acme-prod', user_id: 'u', auth_time: 1764000000,
      firebase: { identities: {}, sign_in_provider: 'password' }, ...person } },
  { what: 'Firebase custom token',
    provider: 'firebase-custom', kind: 'jwt', confidence: 'certain',
    claims: { iss: serviceAccount,
      aud: 'https://identitytoolkit.googleapis.com/google.identity.identitytoolkit.v1.IdentityToolkit', uid: 'u',
      ...times, sub: serviceAccount } },
  { what: 'Firebase session cookie',
    provider: 'firebase-session', kind: 'id', confidence: 'likely',
    claims: { iss: 'https://session.firebase.google.com/acme-prod', aud: 'acme-prod', user_id: 'u', firebase: {},
      ...person } },
];

// prettier-ignore
const pod = { 'kubernetes.io': { namespace: 'shop', pod: { name: 'api-1' }, serviceaccount: { name: 'api' } },
  ...times, sub: 'system:serviceaccount:shop:api' };
const clusters: readonly (readonly [provider: string, issuer: string])[] = [
  ['kubernetes', 'https://kubernetes.default.svc.cluster.local'],
  ['kubernetes', 'https://kubernetes.default.svc'],
  ['kubernetes', 'https://cluster.acme.example'],
  ['kubernetes-eks', 'https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF0123456789ABCDEF'],
  ['kubernetes-gke', 'https://container.googleapis.com/v1/projects/acme-prod/locations/europe-west1/clusters/main'],
  ['kubernetes-aks', `https://westeurope.oic.prod-aks.azure.com/${tenant}/${cluster}/`],
  ['kubernetes-aks', `https://oidc.prod-aks.azure.com/${cluster}/`],
];
// A table reads by line.
// prettier-ignore
export const kubernetes: readonly Sample[] = [
  { what: 'Kubernetes legacy token',
    provider: 'kubernetes', kind: 'access', confidence: 'certain',
    claims: { iss: 'kubernetes/serviceaccount', 'kubernetes.io/serviceaccount/namespace': 'shop',
      'kubernetes.io/serviceaccount/service-account.name': 'api', sub: 'system:serviceaccount:shop:api' } },
  ...clusters.map(([provider, iss]): Sample => ({
    what: `Kubernetes bound token of ${iss}`,
    claims: { iss, aud: ['https://kubernetes.default.svc'], ...pod },
    kind: 'access',
    confidence: 'certain',
    provider,
  })),
  { what: 'SPIFFE identity without an issuer',
    provider: 'spiffe', kind: 'svid', confidence: 'certain',
    claims: { aud: ['spiffe://acme.example/db'], exp: 1764000300, sub: 'spiffe://acme.example/api' } },
  { what: 'SPIFFE identity with a discovery issuer',
    provider: 'spiffe', kind: 'svid', confidence: 'certain',
    claims: { iss: 'https://oidc.acme.example', aud: 'db', exp: 1764000300, sub: 'spiffe://acme.example/api' } },
];

// prettier-ignore
const githubJob = { repository: 'acme/shop', repository_id: '1', ref: 'refs/heads/main',
  job_workflow_ref: 'acme/shop/.github/workflows/ci.yml@refs/heads/main', run_id: '2', actor: 'ann',
  runner_environment: 'github-hosted', aud: 'sts.amazonaws.com', ...times,
  sub: 'repo:acme/shop:ref:refs/heads/main' };
// prettier-ignore
const gitlabJob = { namespace_path: 'acme', project_path: 'acme/shop', ref: 'main', ref_type: 'branch',
  pipeline_id: '3', pipeline_source: 'push', job_id: '4', user_login: 'ann', user_email: 'ann@acme.example',
  aud: 'vault', ...times, sub: 'project_path:acme/shop:ref_type:branch:ref:main' };
// prettier-ignore
const jobs: readonly (readonly [provider: string, claims: JsonObject])[] = [
  ['github-actions', { iss: 'https://token.actions.githubusercontent.com', ...githubJob }],
  ['github-actions', { iss: 'https://token.actions.githubusercontent.com/acme-enterprise', ...githubJob }],
  ['github-actions', { iss: 'https://token.actions.acme.ghe.com', ...githubJob }],
  ['github-actions-server', { iss: 'https://github.acme.example/_services/token', ...githubJob }],
  ['gitlab-ci', { iss: 'https://gitlab.com', ...gitlabJob }],
  ['gitlab-ci', { iss: 'https://git.acme.example', ...gitlabJob }],
  ['buildkite', { iss: 'https://agent.buildkite.com', organization_slug: 'acme', pipeline_slug: 'shop', build_number: 1, aud: 'x', ...person }],
  ['circleci', { iss: `https://oidc.circleci.com/org/${tenant}`, 'oidc.circleci.com/project-id': 'p', aud: 'x', ...person }],
  ['terraform', { iss: 'https://app.terraform.io', terraform_run_phase: 'apply', terraform_workspace_name: 'shop', aud: 'x', ...person }],
];
export const pipelines: readonly Sample[] = jobs.map(([provider, claims]) => ({
  what: `job token of ${provider} (${JSON.stringify(claims['iss'])})`,
  claims,
  kind: 'id',
  confidence: 'certain',
  provider,
}));
