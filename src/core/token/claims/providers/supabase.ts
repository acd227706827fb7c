/** What Supabase writes into user sessions and legacy API keys. */
import type { ProviderClaims } from '../entry';

export const supabaseClaims: readonly ProviderClaims[] = [
  {
    providers: ['supabase'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'role', title: 'Database role', type: 'string', source: 'Supabase',
        meaning: 'The database role requests run as; service_role skips every row-level rule and must never leave the server.' },
      { name: 'ref', title: 'Project reference', type: 'string', source: 'Supabase',
        meaning: 'The project this API key belongs to.' },
      { name: 'aal', title: 'Assurance level', type: 'string', source: 'Supabase',
        meaning: 'How strong the sign-in was: aal1 is one factor, aal2 is two.' },
      { name: 'amr', title: 'Authentication methods', type: 'objects', source: 'Supabase',
        meaning: 'How and when the user signed in: a list of methods, each with its time; other providers list names only.' },
      { name: 'session_id', title: 'Session id', type: 'string', source: 'Supabase',
        meaning: 'The user\'s session, which ends at sign-out although the token itself lives on until it expires.' },
      { name: 'app_metadata', title: 'App metadata', type: 'object', source: 'Supabase',
        meaning: 'Data about the user that only the server can change, so rules may rely on it.' },
      { name: 'user_metadata', title: 'User metadata', type: 'object', source: 'Supabase', personal: true,
        meaning: 'Data about the user that the user can change alone, so no rule may rely on it.' },
      { name: 'is_anonymous', title: 'Anonymous user', type: 'boolean', source: 'Supabase',
        meaning: 'Whether the user signed in without giving any name or address.' },
      { name: 'phone', title: 'Phone number', type: 'string', source: 'Supabase', personal: true,
        meaning: 'The phone number of the user.' },
      { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'Supabase · RFC 7519 §4.1.3',
        meaning: 'The kind of caller, usually "authenticated", and not the name of an API as elsewhere.' },
    ],
  },
];
