/** Issuer profiles: whom a user trusts, where the keys are, and what a token of that issuer must look like. */
import type { TokenKind } from '../token/classify';
import type { JsonObject } from '../token/decoded';

/** How the metadata of an issuer is found: OpenID Connect Discovery, RFC 8414, or not at all. */
export type Discovery = 'oidc' | 'oauth' | 'none';

/** An entry of `claimcheck.issuers` as the user writes it. */
export interface IssuerSetting {
  readonly name: string;
  /** Compared with `iss` character by character (RFC 9068 section 4); may hold `{tenantid}` for Microsoft Entra ID. */
  readonly issuer: string;
  /** `oidc` where absent, but `none` when keys are given here or the provider has no metadata. */
  readonly discovery?: Discovery | undefined;
  /** A JWK set (RFC 7517 section 5) or a map of key ids to PEM certificates, as Firebase publishes it. */
  readonly jwksUri?: string | undefined;
  readonly jwks?: JsonObject | undefined;
  /** Path of a file with a JWK set: absolute or from the user's own folder; of a workspace's profile, from the workspace. */
  readonly jwksFile?: string | undefined;
  /** A public key or certificate as PEM text. */
  readonly publicKey?: string | undefined;
  /** Path of a PEM file. */
  readonly publicKeyFile?: string | undefined;
  /** True when tokens are checked with a shared secret that SecretStorage holds. */
  readonly sharedSecret?: boolean | undefined;
  /** Any one of them must be in `aud`; none means that `aud` is not looked at, which a verdict says. */
  readonly audiences?: readonly string[] | undefined;
  /** Algorithms (RFC 7518 section 3.1) that are accepted; where absent, the asymmetric ones the metadata lists. */
  readonly algorithms?: readonly string[] | undefined;
  /** Values of the header's `typ` that are accepted, such as `at+jwt`; any where absent. */
  readonly tokenTypes?: readonly string[] | undefined;
  /** Kinds of token that are accepted, such as `access`; any where absent. */
  readonly kinds?: readonly TokenKind[] | undefined;
  readonly requiredScopes?: readonly string[] | undefined;
  readonly requiredClaims?: readonly string[] | undefined;
  /** 60 where absent. */
  readonly clockToleranceSeconds?: number | undefined;
  readonly maxLifetimeSeconds?: number | undefined;
  /** For login. */
  readonly clientId?: string | undefined;
  /** Asked for at login. */
  readonly scopes?: readonly string[] | undefined;
  /** Whose way of doing things the server follows; told by the issuer where absent. */
  readonly provider?: Provider | undefined;
  /** Endpoints, for servers without metadata or where it is wrong; names as in RFC 8414 section 2. */
  readonly authorizationEndpoint?: string | undefined;
  readonly tokenEndpoint?: string | undefined;
  readonly deviceAuthorizationEndpoint?: string | undefined;
  readonly revocationEndpoint?: string | undefined;
  readonly introspectionEndpoint?: string | undefined;
  readonly userinfoEndpoint?: string | undefined;
  /** How the client authenticates (RFC 7591 section 2); `none` where absent. Its secret or key is in SecretStorage. */
  readonly tokenEndpointAuthMethod?: TokenEndpointAuthMethod | undefined;
  /** Tokens bound to a key of this machine (RFC 9449). */
  readonly dpop?: boolean | undefined;
  /** Resource indicators (RFC 8707) of the APIs that tokens are asked for. */
  readonly resources?: readonly string[] | undefined;
  /** The `audience` parameter that some providers want in the place of a resource. */
  readonly requestedAudience?: string | undefined;
  /** Where the browser comes back to: loopback with any port where it has none (RFC 8252 section 7.3), or the editor's own scheme. */
  readonly redirectUri?: string | undefined;
  /** Further parameters of the authorization request, such as `prompt` or `organization`. */
  readonly authorizationParameters?: Readonly<Record<string, string>> | undefined;
  /** The start URL of an AWS access portal. */
  readonly startUrl?: string | undefined;
}

/** Providers whose wire shapes differ from the standard's. */
export type Provider =
  'github' | 'google' | 'entra' | 'auth0' | 'okta' | 'keycloak' | 'descope' | 'gitlab' | 'aws' | 'generic';

export type TokenEndpointAuthMethod = 'none' | 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt';

/** An issuer setting that was checked, with every default in place. */
export interface IssuerProfile {
  readonly name: string;
  readonly issuer: string;
  readonly discovery: Discovery;
  readonly jwksUri: string | undefined;
  readonly jwks: JsonObject | undefined;
  readonly jwksFile: string | undefined;
  readonly publicKey: string | undefined;
  readonly publicKeyFile: string | undefined;
  readonly sharedSecret: boolean;
  readonly audiences: readonly string[];
  readonly algorithms: readonly string[];
  readonly tokenTypes: readonly string[];
  readonly kinds: readonly TokenKind[];
  readonly requiredScopes: readonly string[];
  readonly requiredClaims: readonly string[];
  readonly clockToleranceSeconds: number;
  readonly maxLifetimeSeconds: number | undefined;
  readonly clientId: string | undefined;
  readonly scopes: readonly string[];
  readonly provider: Provider | undefined;
  readonly authorizationEndpoint: string | undefined;
  readonly tokenEndpoint: string | undefined;
  readonly deviceAuthorizationEndpoint: string | undefined;
  readonly revocationEndpoint: string | undefined;
  readonly introspectionEndpoint: string | undefined;
  readonly userinfoEndpoint: string | undefined;
  readonly tokenEndpointAuthMethod: TokenEndpointAuthMethod;
  readonly dpop: boolean;
  readonly resources: readonly string[];
  readonly requestedAudience: string | undefined;
  readonly redirectUri: string | undefined;
  readonly authorizationParameters: Readonly<Record<string, string>>;
  readonly startUrl: string | undefined;
}

/** Why an entry, or a member of one, was not taken. Words for it are the host's. */
export interface IssuerProblem {
  /** Position in the list; undefined when the list itself is no array. */
  readonly index: number | undefined;
  /** The member that is wrong, such as `jwksUri` or `audiences[1]`; empty for the entry itself. */
  readonly path: string;
  /** `error`: the entry is left out; `warning`: it works without the member. */
  readonly severity: 'error' | 'warning';
  readonly code: IssuerProblemCode;
}

export type IssuerProblemCode =
  | 'not-a-list'
  | 'not-an-object'
  | 'name-missing'
  | 'name-taken'
  | 'issuer-missing'
  | 'issuer-not-a-url'
  | 'issuer-query-or-fragment'
  | 'not-a-url'
  | 'not-https'
  /** A user name or a password in a URL. */
  | 'url-with-credentials'
  /** Another machine's path or a URL where a file of this machine is meant. */
  | 'not-a-file-path'
  | 'wrong-type'
  | 'unknown-member'
  | 'unknown-value'
  | 'out-of-range'
  /** Longer, or more of them, than any right value is. */
  | 'too-long'
  /** Characters that cannot be seen, or that turn the direction of writing. */
  | 'invisible-characters'
  /** Not one scope as RFC 6749 section 3.3 writes it; several in one text, say. */
  | 'not-a-scope'
  /** No absolute URI, or one with a fragment (RFC 8707 section 2). */
  | 'not-a-resource'
  /** Neither loopback nor https nor the editor's own scheme, or more than a place to come back to. */
  | 'not-a-redirect-uri'
  /** A parameter that the flow sets itself, or that the setting has a member for. */
  | 'protocol-parameter'
  /** AWS has an access portal for each organisation, which no region tells. */
  | 'start-url-missing'
  | 'algorithm-none'
  | 'algorithm-unknown'
  /** Shared secrets beside public keys, which lets a public key be taken for a secret (RFC 8725 section 2.1). */
  | 'algorithms-mixed'
  /** HS256 and the like without `sharedSecret`. */
  | 'algorithm-needs-secret'
  | 'keys-given-twice'
  | 'no-keys'
  | 'not-a-key-set'
  | 'private-key'
  | 'secret-in-settings'
  | 'not-pem';

/** A setting with every default in place; what is wrong in it is for `parseIssuers` to say. */
export function profileOf(setting: IssuerSetting): IssuerProfile {
  return {
    name: setting.name,
    issuer: setting.issuer,
    discovery: discoveryOf(setting),
    jwksUri: setting.jwksUri,
    jwks: setting.jwks,
    jwksFile: setting.jwksFile,
    publicKey: setting.publicKey,
    publicKeyFile: setting.publicKeyFile,
    sharedSecret: setting.sharedSecret ?? false,
    audiences: setting.audiences ?? [],
    algorithms: setting.algorithms ?? [],
    tokenTypes: setting.tokenTypes ?? [],
    kinds: setting.kinds ?? [],
    requiredScopes: setting.requiredScopes ?? [],
    requiredClaims: setting.requiredClaims ?? [],
    clockToleranceSeconds: setting.clockToleranceSeconds ?? 60,
    maxLifetimeSeconds: setting.maxLifetimeSeconds,
    clientId: setting.clientId,
    scopes: setting.scopes ?? [],
    provider: setting.provider,
    authorizationEndpoint: setting.authorizationEndpoint,
    tokenEndpoint: setting.tokenEndpoint,
    deviceAuthorizationEndpoint: setting.deviceAuthorizationEndpoint,
    revocationEndpoint: setting.revocationEndpoint,
    introspectionEndpoint: setting.introspectionEndpoint,
    userinfoEndpoint: setting.userinfoEndpoint,
    tokenEndpointAuthMethod: setting.tokenEndpointAuthMethod ?? 'none',
    dpop: setting.dpop ?? false,
    resources: setting.resources ?? [],
    requestedAudience: setting.requestedAudience,
    redirectUri: setting.redirectUri,
    authorizationParameters: setting.authorizationParameters ?? {},
    startUrl: setting.startUrl,
  };
}

/** How the metadata is found: as the setting says, else by OpenID Connect where there is any need and any metadata. */
export function discoveryOf(setting: IssuerSetting): Discovery {
  const { jwksUri, jwks, jwksFile, publicKey, publicKeyFile, sharedSecret, provider } = setting;
  const keysGiven = [jwksUri, jwks, jwksFile, publicKey, publicKeyFile].some((value) => value !== undefined);
  const withoutMetadata = provider === 'github' || provider === 'aws';
  return setting.discovery ?? (keysGiven || sharedSecret === true || withoutMetadata ? 'none' : 'oidc');
}
