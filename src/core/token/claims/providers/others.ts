/** What the smaller families write: build services, identity platforms, access proxies. */
import type { ProviderClaims } from '../entry';

export const otherProviderClaims: readonly ProviderClaims[] = [
  {
    providers: ['gitlab'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'groups_direct', title: 'Direct groups', type: 'strings', source: 'GitLab',
        meaning: 'The GitLab groups the user is a member of directly, without inherited ones.' },
    ],
  },
  {
    providers: ['buildkite'],
    // prettier-ignore
    entries: [
      { name: 'organization_slug', title: 'Organisation', type: 'string', source: 'Buildkite',
        meaning: 'The Buildkite organisation whose pipeline runs.' },
      { name: 'pipeline_slug', title: 'Pipeline', type: 'string', source: 'Buildkite',
        meaning: 'The pipeline the job belongs to.' },
      { name: 'build_number', title: 'Build number', type: 'number', source: 'Buildkite',
        meaning: 'The build the job belongs to.' },
      { name: 'build_branch', title: 'Branch', type: 'string', source: 'Buildkite',
        meaning: 'The branch that is built; whoever starts a build can name any branch.' },
      { name: 'build_commit', title: 'Commit', type: 'string', source: 'Buildkite',
        meaning: 'The commit that is built.' },
      { name: 'step_key', title: 'Step', type: 'string', source: 'Buildkite',
        meaning: 'The step of the pipeline that asked for the token.' },
      { name: 'job_id', title: 'Job id', type: 'string', source: 'Buildkite',
        meaning: 'The job that asked for the token.' },
      { name: 'agent_id', title: 'Agent id', type: 'string', source: 'Buildkite',
        meaning: 'The agent, that is the machine, that runs the job.' },
    ],
  },
  {
    providers: ['circleci'],
    // prettier-ignore
    entries: [
      { name: 'oidc.circleci.com/project-id', title: 'Project id', type: 'string', source: 'CircleCI',
        meaning: 'The project whose job asked for the token.' },
      { name: 'oidc.circleci.com/context-ids', title: 'Context ids', type: 'strings', source: 'CircleCI',
        meaning: 'The contexts, that is the sets of secrets, the job may use.' },
      { name: 'oidc.circleci.com/vcs-origin', title: 'Repository', type: 'string', source: 'CircleCI',
        meaning: 'The repository that is built.' },
      { name: 'oidc.circleci.com/vcs-ref', title: 'Git reference', type: 'string', source: 'CircleCI',
        meaning: 'The branch or tag that is built.' },
    ],
  },
  {
    providers: ['terraform'],
    // prettier-ignore
    entries: [
      { name: 'terraform_organization_name', title: 'Organisation', type: 'string', source: 'HCP Terraform',
        meaning: 'The organisation whose workspace runs.' },
      { name: 'terraform_project_name', title: 'Project', type: 'string', source: 'HCP Terraform',
        meaning: 'The project the workspace belongs to.' },
      { name: 'terraform_workspace_name', title: 'Workspace', type: 'string', source: 'HCP Terraform',
        meaning: 'The workspace that runs; the name can change, the id cannot.' },
      { name: 'terraform_workspace_id', title: 'Workspace id', type: 'string', source: 'HCP Terraform',
        meaning: 'The id of the workspace that runs.' },
      { name: 'terraform_run_id', title: 'Run id', type: 'string', source: 'HCP Terraform',
        meaning: 'The run that asked for the token.' },
      { name: 'terraform_run_phase', title: 'Run phase', type: 'string', source: 'HCP Terraform',
        meaning: 'Whether the run only plans or also applies; give rights to change things to apply alone.' },
    ],
  },
  {
    providers: ['vault'],
    // prettier-ignore
    entries: [
      { name: 'namespace', title: 'Namespace', type: 'string', source: 'HashiCorp Vault',
        meaning: 'The Vault namespace that issued the token.' },
      { name: 'sub', title: 'Entity id', type: 'string', source: 'HashiCorp Vault · RFC 7519 §4.1.2',
        meaning: 'The Vault entity, that is the person or machine, the token is about.' },
    ],
  },
  {
    providers: ['cloudflare-access'],
    // prettier-ignore
    entries: [
      { name: 'aud', title: 'Application', type: 'string-or-strings', source: 'Cloudflare Access · RFC 7519 §4.1.3',
        meaning: 'The tag of the protected application; a server behind it must check the tag is its own.' },
      { name: 'type', title: 'Token type', type: 'string', source: 'Cloudflare Access',
        meaning: 'Whether the token opens one application (app) or the whole organisation (org).' },
      { name: 'identity_nonce', title: 'Identity nonce', type: 'string', source: 'Cloudflare Access',
        meaning: 'A key with which Cloudflare finds the full identity of the user.' },
      { name: 'common_name', title: 'Service token', type: 'string', source: 'Cloudflare Access',
        meaning: 'The service token a machine signed in with, when no user did.' },
      { name: 'country', title: 'Country', type: 'string', source: 'Cloudflare Access', personal: true,
        meaning: 'The country from which the user signed in.' },
      { name: 'custom', title: 'Custom attributes', type: 'object', source: 'Cloudflare Access',
        meaning: 'Attributes that were set up to be passed on from the user\'s own provider.' },
    ],
  },
  {
    providers: ['workos'],
    // prettier-ignore
    entries: [
      { name: 'role', title: 'Role', type: 'string', source: 'WorkOS',
        meaning: 'The user\'s role in the organisation.' },
      { name: 'sid', title: 'Session id', type: 'string', source: 'WorkOS',
        meaning: 'The user\'s session at WorkOS, needed to sign out.' },
      { name: 'feature_flags', title: 'Feature flags', type: 'strings', source: 'WorkOS',
        meaning: 'The features that are switched on for the user or organisation.' },
    ],
  },
  {
    providers: ['stytch'],
    // prettier-ignore
    entries: [
      { name: 'https://stytch.com/session', title: 'Session', type: 'object', source: 'Stytch', personal: true,
        meaning: 'The user\'s session: its id, how the user signed in, and the device.' },
      { name: 'https://stytch.com/organization', title: 'Organisation', type: 'object', source: 'Stytch',
        meaning: 'The organisation the member signed in to.' },
    ],
  },
  {
    providers: ['fusionauth'],
    // prettier-ignore
    entries: [
      { name: 'applicationId', title: 'Application id', type: 'string', source: 'FusionAuth',
        meaning: 'The application the user signed in to.' },
      { name: 'authenticationType', title: 'Authentication type', type: 'string', source: 'FusionAuth',
        meaning: 'How the user got this token, such as with a password or by a refresh.' },
    ],
  },
  {
    providers: ['zitadel'],
    // prettier-ignore
    entries: [
      { name: 'urn:zitadel:iam:org:project:roles', title: 'Project roles', type: 'object', source: 'ZITADEL',
        meaning: 'The roles of the user in the project, each with the organisations that gave it.' },
      { name: 'urn:zitadel:iam:user:resourceowner:id', title: 'Home organisation id', type: 'string', source: 'ZITADEL',
        meaning: 'The organisation the user\'s account belongs to.' },
      { name: 'urn:zitadel:iam:user:resourceowner:name', title: 'Home organisation', type: 'string', source: 'ZITADEL',
        meaning: 'The name of the organisation the user\'s account belongs to.' },
      { name: 'urn:zitadel:iam:user:metadata', title: 'User metadata', type: 'object', source: 'ZITADEL', personal: true,
        meaning: 'Data kept with the user, each value in base64.' },
    ],
  },
  {
    providers: ['authentik'],
    // prettier-ignore
    entries: [
      { name: 'acr', title: 'Authentication level', type: 'string', source: 'authentik',
        meaning: 'A fixed text that names authentik\'s own provider; it does not tell how strong the sign-in was.' },
      { name: 'uid', title: 'Token id', type: 'string', source: 'authentik',
        meaning: 'A random id of this token.' },
    ],
  },
];
