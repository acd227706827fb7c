/** Registries of packages and artifacts. */
import { base62ChecksumFits } from './checksums';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const pypi = {
  vendor: 'pypi',
  advice: 'Publishes Python packages. Remove it in the index: Account settings → API tokens.',
} as const;

const artifactory = {
  vendor: 'artifactory',
  vendorName: 'JFrog Artifactory',
  advice:
    'Reads and writes the repositories of an Artifactory server. Revoke it there: User management → Access tokens.',
  isLikely: looksRandom,
} as const;

export const packageRegistryShapes: readonly OpaqueShape[] = [
  {
    vendor: 'npm',
    vendorName: 'npm',
    credential: 'access token',
    prefixes: ['npm_'],
    pattern: /npm_[A-Za-z0-9]{36,64}(?![\w-])/y,
    isLikely: looksRandom,
    checksum: base62ChecksumFits,
    advice: 'Reads private packages or publishes. Delete it on npmjs.com: Access Tokens, or with npm token revoke.',
  },
  {
    // A macaroon; the prefix is its version, its location field and `pypi.org` in base64.
    ...pypi,
    vendorName: 'PyPI',
    credential: 'API token',
    prefixes: ['pypi-AgEIcHlwaS5vcmc'],
    pattern: /pypi-AgEIcHlwaS5vcmc[\w-]{50,2000}(?![\w-])/y,
  },
  {
    ...pypi,
    vendorName: 'TestPyPI',
    credential: 'API token',
    prefixes: ['pypi-AgENdGVzdC5weXBpLm9yZw'],
    pattern: /pypi-AgENdGVzdC5weXBpLm9yZw[\w-]{50,2000}(?![\w-])/y,
  },
  {
    vendor: 'rubygems',
    vendorName: 'RubyGems',
    credential: 'API key',
    prefixes: ['rubygems_'],
    pattern: /rubygems_[a-f0-9]{48}(?![\w-])/y,
    advice: 'Publishes and yanks gems. Delete it on rubygems.org: Settings → API keys.',
  },
  {
    vendor: 'crates',
    vendorName: 'crates.io',
    credential: 'API token',
    // `cio`: three frequent letters, which say little and take a quarter of the time of all marks to look for.
    prefixes: [],
    pattern: /cio(?=[A-Za-z]{0,31}\d)[A-Za-z0-9]{32}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Publishes and yanks crates. Revoke it on crates.io: Account settings → API tokens.',
  },
  {
    ...artifactory,
    credential: 'API key',
    prefixes: ['AKCp'],
    pattern: /(?<![+/])AKCp[A-Za-z0-9]{69}(?![\w+/=-])/y,
  },
  {
    // Base64 of `reftkn:0`.
    ...artifactory,
    credential: 'reference token',
    prefixes: ['cmVmdGtuOj'],
    pattern: /(?<![+/])cmVmdGtuOj[A-Za-z0-9]{50,100}(?![\w+/=-])/y,
  },
];
