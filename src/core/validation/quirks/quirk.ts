/** What a provider does in its own way where that changes a verdict. */
import type { TokenKind } from '../../token/classify';
import type { JsonObject, JsonValue } from '../../token/decoded';
import type { Reason, Undecided } from '../outcome';

/** A token as a quirk sees it; nothing of it is verified. */
export interface QuirkToken {
  readonly header: JsonObject;
  readonly claims: JsonObject;
  readonly algorithm: string;
  readonly kind: () => TokenKind;
  /** Whether the profile says which algorithms it accepts, or holds a shared secret. */
  readonly isAlgorithmConfigured: boolean;
}

/** Everything that is absent is as the standards have it. The issuer is the profile's, so a token cannot choose a quirk. */
export interface Quirk {
  readonly id: string;
  /** Whether the issuer of a profile is of this provider. */
  readonly fits: (issuer: string) => boolean;
  /** In the place of comparing `iss` with the issuer of the profile. */
  readonly issuerReasons?: (issuer: string, claims: JsonObject) => readonly Reason[];
  /** What stands for `aud` where that is absent. */
  readonly audienceOf?: (claims: JsonObject) => JsonValue | undefined;
  /** What `aud` must hold when the profile says nothing. */
  readonly audiences?: (issuer: string) => readonly string[];
  /** Tokens that nobody but the provider can verify. */
  readonly undecided?: (token: QuirkToken) => Undecided | undefined;
  /** Whether a key may sign for the issuer of a token; `keyIssuer` is the one that stands in the key. */
  readonly keyMayServe?: (keyIssuer: string, claims: JsonObject) => boolean;
  /** Values of `use` that a key may have besides `sig`. */
  readonly keyUses?: readonly string[];
  /** Whether unsigned tokens are known from a development tool. */
  readonly hasEmulator?: boolean;
}
