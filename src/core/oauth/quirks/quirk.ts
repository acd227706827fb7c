/** What a provider does in its own way in the protocols of signing in. */
import type { IssuerProfile, Provider } from '../../issuers/issuer';
import type { JsonObject } from '../../token/decoded';
import type { OAuthRequest } from '../client';
import type { OAuthFailureCode } from '../failure';
import type { Parameter } from '../parameters';
import type { AuthorizationServer } from '../authorizationServer';
import type { FlowStepName } from '../trace';

/** Endpoints that are known without metadata. */
export type KnownEndpoints = Partial<
  Pick<
    AuthorizationServer,
    | 'authorizationEndpoint'
    | 'tokenEndpoint'
    | 'deviceAuthorizationEndpoint'
    | 'revocationEndpoint'
    | 'introspectionEndpoint'
    | 'userinfoEndpoint'
    | 'jwksUri'
  >
>;

/** A body as it goes out. */
export interface WireBody {
  readonly contentType: string;
  readonly text: string;
}

/** An answer as it came in. */
export interface WireAnswer {
  readonly step: FlowStepName;
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** Of a JSON object without a name twice. */
  readonly members: JsonObject | undefined;
}

/** A revocation in the provider's own way, as {@link OAuthQuirk.revocation} describes it. */
export interface WireRevocation {
  readonly method: 'DELETE' | 'POST';
  readonly parameters: readonly Parameter[];
}

/** Everything that is absent is as the standards have it. The profile decides, so an answer cannot choose a quirk. */
export interface OAuthQuirk {
  readonly id: Provider;
  /** Whether the issuer of a profile is of this provider. */
  readonly fits: (issuer: string) => boolean;
  readonly endpoints?: (profile: IssuerProfile) => KnownEndpoints;
  /** The `iss` of its authorization responses (RFC 9207), where that is not the issuer as a person may write it. */
  readonly responseIssuer?: (issuer: string) => string;
  /** Parameters of the authorization request that the provider wants besides. */
  readonly authorizationParameters?: Readonly<Record<string, string>>;
  /** Adds, changes or leaves out parameters of a request. */
  readonly parameters?: (
    step: FlowStepName,
    parameters: readonly Parameter[],
    profile: IssuerProfile,
  ) => readonly Parameter[];
  /** The body of a request in the place of a form; undefined where a form is right. */
  readonly body?: (step: FlowStepName, parameters: readonly Parameter[]) => WireBody | undefined;
  /** True where a secret must be in the body whatever the profile says. */
  readonly secretInBody?: boolean;
  /** `aud` of a client assertion where it is not the issuer. */
  readonly assertionAudience?: (server: AuthorizationServer) => string | undefined;
  /** The members of an answer in the standard's names and forms. */
  readonly members?: (answer: WireAnswer) => JsonObject | undefined;
  /** What an error means where the standard's table does not have it or has it wrong. */
  readonly failureCode?: (members: JsonObject, status: number) => OAuthFailureCode | undefined;
  /** How a token is revoked in the place of RFC 7009; `not-supported` where it cannot be, undefined where it is as there. */
  readonly revocation?: (
    request: OAuthRequest,
    token: string,
    hint: 'refresh_token' | 'access_token',
  ) => WireRevocation | 'not-supported' | undefined;
}
