/** Tokens with the issuers that are asked about them: profiles in effect, as the settings have them. */
import type { IssuerProfile } from '../../../core/issuers/issuer';
import type { OAuthRequest } from '../../../core/oauth/client';
import type { OAuthOutcome } from '../../../core/oauth/failure';
import { profilesFor } from '../../../core/validation/validate';
import type { LeakActDeps } from './actDeps';
import type { HeldToken } from './heldTokens';
import type { LeftCode, LeftLeak } from './leftLeaks';

/** The tokens of one issuer. */
export interface AtProfile {
  readonly profile: IssuerProfile;
  readonly tokens: readonly HeldToken[];
}

/** By the likeliest profile of each; a token that fits none is shown to nobody. */
export function byProfile(
  { profiles }: Pick<LeakActDeps, 'profiles'>,
  tokens: readonly HeldToken[],
): { readonly groups: readonly AtProfile[]; readonly left: readonly LeftLeak[] } {
  const groups = new Map<IssuerProfile, HeldToken[]>();
  const left: LeftLeak[] = [];
  for (const token of tokens) {
    const [profile] = profilesFor(token.compact, profiles.current());
    if (profile === undefined) left.push(...leftOf(token, 'no-issuer'));
    else groups.set(profile, [...(groups.get(profile) ?? []), token]);
  }
  return { groups: [...groups].map(([profile, held]) => ({ profile, tokens: held })), left };
}

export function leftOf({ leaks }: HeldToken, why: LeftCode): readonly LeftLeak[] {
  return leaks.map((found) => ({ found, why }));
}

/** Undefined where the person stopped it. What it needs is asked for by lists, such as a client secret. */
export async function requestFor(
  { requests, dialog }: Pick<LeakActDeps, 'requests' | 'dialog'>,
  profile: IssuerProfile,
  title: string,
): Promise<OAuthOutcome<OAuthRequest> | undefined> {
  return dialog.progress(title, (signal) => requests.requestFor(profile, { dialog, signal }));
}
