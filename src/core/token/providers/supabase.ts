/** Supabase: user sessions, and the legacy API keys that are JWTs. */
import { carries, marked, otherwise, where } from './provider';
import { has } from '../classify/evidence';
import type { ProviderRule } from './provider';

export const supabaseProviders: readonly ProviderRule[] = [
  {
    id: 'supabase',
    name: 'Supabase',
    issuerIs: 'a Supabase project',
    issuer: /^(?:https:\/\/[\da-z]{15,30}\.supabase\.(?:co|in)\/auth\/v1|supabase(?:-demo)?)$/,
    marks: [{ role: /^(?:authenticated|anon|service_role)$/, aal: true, session_id: true }],
    anyIssuer: true,
    domain: /supabase\.(?:co|in)\b/i,
    kinds: [
      where(
        ({ claims }) => !has(claims, 'session_id'),
        marked('role', /^anon$/, 'access', 'Its role is anon: the public API key of a Supabase project.'),
      ),
      marked('role', /^service_role$/, 'access', 'Its role is service_role: the secret API key of a Supabase project.'),
      carries('Supabase', 'access', ['session_id', 'aal']),
      otherwise('access', 'guess', "Supabase sends its JWTs to the project's API."),
    ],
  },
];
