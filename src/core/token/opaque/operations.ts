/** Secrets managers, infrastructure as code, monitoring and data platforms. */
import { grafanaChecksumFits } from './checksums';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const vault = {
  vendor: 'vault',
  vendorName: 'HashiCorp Vault',
  isLikely: looksRandom,
  advice: 'Reads secrets as its policies allow. End it with vault token revoke.',
} as const;

const doppler = {
  vendor: 'doppler',
  vendorName: 'Doppler',
  isLikely: looksRandom,
  advice: 'Reads the secrets of projects. Revoke it in the Doppler dashboard: Tokens, or Access of the config.',
} as const;

const grafana = {
  vendor: 'grafana',
  vendorName: 'Grafana',
  advice: 'Opens dashboards and data sources. Delete it in Grafana: Administration → Service accounts.',
} as const;

const sentry = {
  vendor: 'sentry',
  vendorName: 'Sentry',
  advice: 'Reads issues or uploads releases. Revoke it in Sentry: Settings → Auth Tokens.',
} as const;

const dynatrace = {
  vendor: 'dynatrace',
  vendorName: 'Dynatrace',
  advice: 'Reads or changes monitoring of an environment. Delete it in Dynatrace: Access tokens.',
} as const;

const onePassword = { vendor: '1password', vendorName: '1Password' } as const;

export const operationsShapes: readonly OpaqueShape[] = [
  {
    ...vault,
    credential: 'service token',
    prefixes: ['hvs.'],
    pattern: /hvs\.[\w-]{24,300}(?![\w-])/y,
  },
  {
    ...vault,
    credential: 'batch token',
    prefixes: ['hvb.'],
    pattern: /hvb\.[\w-]{130,400}(?![\w-])/y,
  },
  {
    // `s.` begins too much else, such as a property access, to be looked for.
    ...vault,
    credential: 'legacy service token',
    prefixes: [],
    pattern: /s\.[A-Za-z0-9]{24}(?![\w-])/y,
  },
  {
    vendor: 'terraform',
    vendorName: 'HCP Terraform',
    credential: 'API token',
    prefixes: [],
    anchor: { text: '.atlasv1.', at: 14 },
    pattern: /[A-Za-z0-9]{14}\.atlasv1\.[\w=-]{60,70}(?![\w=-])/y,
    isLikely: looksRandom,
    advice: 'Runs and changes infrastructure. Delete it in HCP Terraform: Account settings → Tokens.',
  },
  {
    vendor: 'pulumi',
    vendorName: 'Pulumi',
    credential: 'access token',
    prefixes: ['pul-'],
    pattern: /pul-[a-f0-9]{40}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Runs and changes infrastructure. Delete it in Pulumi Cloud: Access tokens.',
  },
  {
    ...doppler,
    credential: 'personal token',
    prefixes: ['dp.pt.'],
    pattern: /dp\.pt\.[A-Za-z0-9]{40,64}(?![\w-])/y,
  },
  {
    ...doppler,
    credential: 'service token',
    prefixes: ['dp.st.'],
    pattern: /dp\.st\.(?:[a-z0-9_-]{2,35}\.)?[A-Za-z0-9]{40,64}(?![\w-])/y,
  },
  {
    vendor: 'databricks',
    vendorName: 'Databricks',
    credential: 'personal access token',
    prefixes: ['dapi'],
    pattern: /dapi[a-f0-9]{32}(?:-\d)?(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Opens a workspace and its data. Revoke it in Databricks: Settings → Developer → Access tokens.',
  },
  {
    ...grafana,
    credential: 'service account token',
    prefixes: ['glsa_'],
    pattern: /glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}(?![\w-])/y,
    checksum: grafanaChecksumFits,
  },
  {
    // Base64 of a JSON object that names organization and region; no JWT.
    ...grafana,
    vendorName: 'Grafana Cloud',
    credential: 'access policy token',
    prefixes: ['glc_eyJ'],
    pattern: /(?<![+/])glc_eyJ[A-Za-z0-9+/]{29,1000}={0,3}(?![\w+/=-])/y,
    advice: 'Writes or reads metrics and logs. Delete it in Grafana Cloud: Security → Access policies.',
  },
  {
    // Base64 of `{"k":"`. Grafana has turned these into service account tokens; old ones stand in files.
    ...grafana,
    credential: 'legacy API key',
    prefixes: ['eyJrIjoi'],
    pattern: /(?<![+/])eyJrIjoi[A-Za-z0-9+/]{62,400}={0,3}(?!\.?[\w+/=-])/y,
  },
  {
    ...sentry,
    credential: 'user auth token',
    prefixes: ['sntryu_'],
    pattern: /sntryu_[a-f0-9]{64}(?![\w-])/y,
  },
  {
    // Base64 of a JSON object with the region's address, then the secret.
    ...sentry,
    credential: 'organization auth token',
    prefixes: ['sntrys_eyJ'],
    pattern: /(?<![+/])sntrys_eyJ[A-Za-z0-9+/]{40,1000}={0,2}_[A-Za-z0-9+/]{43}=?(?![\w+/=-])/y,
  },
  {
    // The part after the first point is the token's public name, the next one the secret.
    ...dynatrace,
    credential: 'API token',
    prefixes: ['dt0c01.', 'dt0s01.'],
    pattern: /dt0[cs]01\.[A-Z0-9]{24}\.[A-Z0-9]{64}(?![\w-])/y,
  },
  {
    ...onePassword,
    credential: 'service account token',
    prefixes: ['ops_eyJ'],
    pattern: /(?<![+/])ops_eyJ[\w+/-]{240,3000}={0,3}(?![\w+/=-])/y,
    advice: 'Reads the vaults of a service account. Revoke it on 1password.com: Developer → Service accounts.',
  },
  {
    ...onePassword,
    credential: 'Secret Key',
    prefixes: ['A3-'],
    pattern: /A3-[A-Z0-9]{6}-(?:[A-Z0-9]{11}|[A-Z0-9]{6}-[A-Z0-9]{5})-[A-Z0-9]{5}-[A-Z0-9]{5}-[A-Z0-9]{5}(?![\w-])/y,
    advice: 'Protects an account together with its password. Regenerate it on 1password.com: My profile.',
  },
  {
    vendor: 'age',
    vendorName: 'age',
    credential: 'private key',
    prefixes: ['AGE-SECRET-KEY-1'],
    pattern: /AGE-SECRET-KEY-1[02-9AC-HJ-NP-Z]{58}(?![\w-])/y,
    advice: 'Decrypts files. It cannot be revoked: make a new key, encrypt anew, and change every secret inside.',
  },
];
