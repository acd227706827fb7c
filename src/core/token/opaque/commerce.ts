/** Payments, shops and social platforms: Stripe, Clerk (which shares Stripe's prefixes), Shopify, Square, Facebook. */
import { decodeBase64url } from '../base64url';
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const stripe = {
  vendor: 'stripe',
  vendorName: 'Stripe',
  isLikely: looksRandom,
  advice: 'Moves real money and reads customers’ data. Roll it in the Stripe Dashboard: Developers → API keys.',
} as const;

const stripeTest = {
  ...stripe,
  advice: 'Works on test data only. Roll it in the Stripe Dashboard: Developers → API keys.',
} as const;

const clerk = {
  vendor: 'clerk',
  vendorName: 'Clerk',
  advice: 'Manages users and sessions of an application. Rotate it in the Clerk Dashboard: API keys.',
} as const;

const ambiguous = {
  vendor: 'stripe-or-clerk',
  vendorName: 'Stripe or Clerk',
  isLikely: looksRandom,
  advice:
    'Both services use this prefix, and others copied it. Rotate it in the dashboard of the one that is in use: API keys.',
} as const;

const publishable = {
  advice: 'Made to be seen in apps and pages; it opens nothing by itself.',
  isPublic: true,
} as const;

const shopify = {
  vendor: 'shopify',
  vendorName: 'Shopify',
  advice:
    'Opens orders, products and customers of a shop. Uninstall the app or rotate its credentials in the Shopify admin.',
} as const;

const square = {
  vendor: 'square',
  vendorName: 'Square',
  isLikely: looksRandom,
  advice: 'Moves money of a seller. Replace it in the Square Developer Console: Credentials.',
} as const;

export const commerceShapes: readonly OpaqueShape[] = [
  // Stripe's secret keys have 24 characters, or many more after `51`, the beginning of the account's id.
  {
    ...stripe,
    credential: 'live secret key',
    prefixes: ['sk_live_', 'sk_prod_'],
    pattern: /sk_(?:live|prod)_(?:51[A-Za-z0-9]{58,250}|[A-Za-z0-9]{24})(?![\w-])/y,
  },
  {
    ...stripeTest,
    credential: 'test secret key',
    prefixes: ['sk_test_'],
    pattern: /sk_test_(?:51[A-Za-z0-9]{58,250}|[A-Za-z0-9]{24})(?![\w-])/y,
  },
  {
    ...ambiguous,
    credential: 'live secret key',
    prefixes: ['sk_live_'],
    pattern: /sk_live_[A-Za-z0-9]{20,99}(?![\w-])/y,
  },
  {
    ...ambiguous,
    credential: 'test secret key',
    prefixes: ['sk_test_'],
    pattern: /sk_test_[A-Za-z0-9]{20,99}(?![\w-])/y,
  },
  {
    ...stripe,
    credential: 'live restricted key',
    prefixes: ['rk_live_', 'rk_prod_'],
    pattern: /rk_(?:live|prod)_[A-Za-z0-9]{20,250}(?![\w-])/y,
  },
  {
    ...stripeTest,
    credential: 'test restricted key',
    prefixes: ['rk_test_'],
    pattern: /rk_test_[A-Za-z0-9]{20,250}(?![\w-])/y,
  },
  {
    // The host name of the application's front end and a `$`, in base64.
    ...clerk,
    ...publishable,
    credential: 'publishable key',
    prefixes: ['pk_live_', 'pk_test_'],
    pattern: /pk_(?:live|test)_[A-Za-z0-9]{16,200}={0,2}(?![\w=-])/y,
    fits: isHostInBase64,
  },
  {
    ...stripe,
    ...publishable,
    credential: 'publishable key',
    prefixes: ['pk_live_', 'pk_test_'],
    pattern: /pk_(?:live|test)_[A-Za-z0-9]{20,250}(?![\w-])/y,
  },
  {
    // The padding and the other alphabet are Svix's; without them the two cannot be told apart.
    vendor: 'stripe-or-svix',
    vendorName: 'Stripe or Svix',
    credential: 'webhook signing secret',
    prefixes: ['whsec_'],
    pattern: /whsec_[A-Za-z0-9+/]{32,100}={0,2}(?![\w+/=-])/y,
    isLikely: looksRandom,
    advice: 'Lets anybody forge webhook events. Roll it where the webhook endpoint is configured.',
  },
  // Clerk's machine credentials: prefixes of two or three letters that others use too, so never looked for.
  { ...clerk, credential: 'OAuth access token', prefixes: [], pattern: /oat_[A-Za-z0-9]{20,200}(?![\w-])/y },
  { ...clerk, credential: 'API key', prefixes: [], pattern: /ak_[A-Za-z0-9]{20,200}(?![\w-])/y },
  { ...clerk, credential: 'machine token', prefixes: [], pattern: /mt_[A-Za-z0-9]{20,200}(?![\w-])/y },
  {
    ...shopify,
    credential: 'admin API access token',
    prefixes: ['shpat_'],
    pattern: /shpat_[a-fA-F0-9]{32,64}(?![\w-])/y,
  },
  {
    ...shopify,
    credential: 'custom app access token',
    prefixes: ['shpca_'],
    pattern: /shpca_[a-fA-F0-9]{32,64}(?![\w-])/y,
  },
  {
    ...shopify,
    credential: 'private app password',
    prefixes: ['shppa_'],
    pattern: /shppa_[a-fA-F0-9]{32,64}(?![\w-])/y,
  },
  {
    ...shopify,
    credential: 'app shared secret',
    prefixes: ['shpss_'],
    pattern: /shpss_[a-fA-F0-9]{32,64}(?![\w-])/y,
  },
  {
    // In base64 of binary data `EAAA` is common: nothing of the base64 alphabet may touch the token.
    ...square,
    credential: 'access token',
    prefixes: ['EAAA'],
    pattern: /(?<![+/])EAAA[\w-]{60}(?![\w+/=-])/y,
  },
  {
    ...square,
    credential: 'access token',
    prefixes: ['sq0atp-'],
    pattern: /sq0atp-[\w-]{22,60}(?![\w-])/y,
  },
  {
    vendor: 'facebook',
    vendorName: 'Facebook',
    credential: 'access token',
    prefixes: ['EAAM', 'EAAC'],
    pattern: /(?<![+/])EAA[MC][A-Za-z0-9]{100,400}(?![\w+/=-])/y,
    isLikely: looksRandom,
    advice:
      'Acts for a user, page or app. Remove the app under Settings → Business integrations, or reset its app secret.',
  },
];

function isHostInBase64(token: string): boolean {
  const { bytes, problem } = decodeBase64url(token, 'pk_live_'.length);
  return problem === undefined && /^[a-z0-9.-]+\$$/.test(String.fromCharCode(...bytes));
}
