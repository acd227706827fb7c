/** From a profile to whom to ask as whom: metadata, consent to hosts, the client's secret. */
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { OAuthRequest } from '../../core/oauth/client';
import type { OAuthOutcome } from '../../core/oauth/failure';
import type { JsonObject } from '../../core/token/decoded';
import type { Dialog } from '../dialog';

export interface OAuthRequests {
  /** `dialog` undefined: nobody is asked, what would need a question fails. Rejects only with the reason of `signal`. */
  readonly requestFor: (
    profile: IssuerProfile,
    options: {
      readonly dialog?: Dialog | undefined;
      readonly dpopKey?: JsonObject | undefined;
      readonly signal: AbortSignal;
    },
  ) => Promise<OAuthOutcome<OAuthRequest>>;
}
