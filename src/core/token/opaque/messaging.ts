/** Chat, mail and telephony: Slack, SendGrid, Twilio, Mailgun. */
import { looksRandom } from './randomness';
import type { OpaqueShape } from './shape';

const slack = {
  vendor: 'slack',
  vendorName: 'Slack',
  isLikely: looksRandom,
  advice:
    'Reads and writes in a workspace. Revoke it on api.slack.com: Your apps → OAuth & Permissions, or with auth.revoke.',
} as const;

const rotating = {
  ...slack,
  advice: 'Acts for twelve hours and is then rotated. Revoke it on api.slack.com: Your apps → OAuth & Permissions.',
} as const;

const browser = {
  ...slack,
  advice:
    'Belongs to a browser session and acts as its user. Sign out of all other sessions in the Slack account settings.',
} as const;

export const messagingShapes: readonly OpaqueShape[] = [
  {
    ...rotating,
    credential: 'rotating bot token',
    prefixes: ['xoxe.xoxb-'],
    pattern: /xoxe\.xoxb-\d-[A-Za-z0-9]{140,300}(?![\w-])/y,
  },
  {
    ...rotating,
    credential: 'rotating user token',
    prefixes: ['xoxe.xoxp-'],
    pattern: /xoxe\.xoxp-\d-[A-Za-z0-9]{140,300}(?![\w-])/y,
  },
  {
    ...slack,
    credential: 'refresh token',
    prefixes: ['xoxe-'],
    pattern: /xoxe-\d-[A-Za-z0-9]{140,300}(?![\w-])/y,
  },
  {
    ...slack,
    credential: 'bot token',
    prefixes: ['xoxb-'],
    pattern: /xoxb-\d{8,14}-[A-Za-z0-9-]{18,200}(?![\w-])/y,
  },
  {
    ...slack,
    credential: 'user token',
    prefixes: ['xoxp-'],
    pattern: /xoxp-\d{8,14}-[A-Za-z0-9-]{28,200}(?![\w-])/y,
  },
  {
    ...slack,
    credential: 'legacy workspace token',
    prefixes: ['xoxa-', 'xoxr-', 'xoxs-'],
    pattern: /xox[ars]-[A-Za-z0-9-]{24,200}(?![\w-])/y,
  },
  {
    ...slack,
    credential: 'app-level token',
    prefixes: ['xapp-'],
    pattern: /xapp-\d-[A-Z0-9]{8,16}-\d{8,16}-[a-z0-9]{32,128}(?![\w-])/y,
  },
  {
    ...browser,
    credential: 'browser session token',
    prefixes: ['xoxc-'],
    pattern: /xoxc-\d{8,14}-[A-Za-z0-9-]{28,200}(?![\w-])/y,
  },
  {
    // A cookie value, percent-encoded as a rule.
    ...browser,
    credential: 'browser session cookie',
    prefixes: ['xoxd-'],
    pattern: /(?<![+/]|%2[BFbf])xoxd-(?:[A-Za-z0-9+/]|%2[BFbf]){40,400}(?:=|%3[Dd]){0,2}(?![\w+/=-]|%2[BFbf])/y,
  },
  {
    vendor: 'sendgrid',
    vendorName: 'SendGrid',
    credential: 'API key',
    prefixes: ['SG.'],
    pattern: /SG\.[\w-]{16,32}\.[\w-]{32,64}(?!\.?[\w-])/y,
    isLikely: looksRandom,
    advice: 'Sends mail in the owner’s name. Delete it in SendGrid: Settings → API Keys.',
  },
  {
    vendor: 'twilio',
    vendorName: 'Twilio',
    credential: 'API key SID',
    prefixes: ['SK'],
    pattern: /SK[0-9a-f]{32}(?![\w-])/y,
    advice:
      'Names an API key; it opens nothing without the key’s secret, which often stands beside it. Delete it in the Twilio Console: API keys.',
    isLikely: looksRandom,
  },
  {
    vendor: 'mailgun',
    vendorName: 'Mailgun',
    credential: 'API key',
    prefixes: ['key-'],
    pattern: /key-[a-f0-9]{32}(?![\w-])/y,
    isLikely: looksRandom,
    advice: 'Sends mail in the owner’s name. Delete it in Mailgun: API security.',
  },
];
