/** AWS IAM Identity Center: OAuth in JSON with other names, after a registration of the client. */
import { memberOf } from '../../rules/facts';
import type { JsonObject, JsonValue } from '../../token/decoded';
import type { FlowStepName } from '../trace';
import type { Parameter } from '../parameters';
import { below } from './endpoints';
import type { OAuthQuirk, WireAnswer } from './quirk';

export const awsQuirk: OAuthQuirk = {
  id: 'aws',
  fits: (issuer) => /^https:\/\/oidc(?:-fips)?\.[\da-z-]{1,32}\.(?:amazonaws\.com(?:\.cn)?|api\.aws)\/?$/.test(issuer),
  endpoints: ({ issuer }) =>
    below(issuer, {
      authorizationEndpoint: 'authorize',
      tokenEndpoint: 'token',
      deviceAuthorizationEndpoint: 'device_authorization',
    }),
  secretInBody: true,
  parameters: (step, parameters, { startUrl }) => [
    ...parameters.filter(([name]) => names.has(name)),
    ...(step === 'device-authorization' && startUrl !== undefined ? [['start_url', startUrl] as const] : []),
  ],
  body: (step, parameters) => ({
    contentType: 'application/json',
    text: JSON.stringify(bodyOf(step, parameters)),
  }),
  members: (answer) => answer.members && standardMembers(answer, answer.members),
  revocation: () => 'not-supported',
};

/** Parameters that its operations have; scopes are asked for at the registration. */
const names: ReadonlySet<string> = new Set([
  'client_id',
  'client_secret',
  'client_name',
  'client_type',
  'scopes',
  'grant_type',
  'device_code',
  'refresh_token',
  'code',
  'redirect_uri',
  'code_verifier',
]);

function bodyOf(step: FlowStepName, parameters: readonly Parameter[]): JsonObject {
  return Object.fromEntries(
    parameters.map(([name, value]): readonly [string, JsonValue] => [
      camelCase(name),
      step === 'registration' && name === 'scopes' ? value.split(' ') : value,
    ]),
  );
}

/** `deviceCode` as `device_code`, and the error that may stand in a header alone. */
function standardMembers({ headers, status }: WireAnswer, members: JsonObject): JsonObject {
  const renamed = Object.fromEntries(Object.entries(members).map(([name, value]) => [snakeCase(name), value]));
  if (status < 400 || typeof memberOf(renamed, 'error') === 'string') return renamed;
  const type = memberOf(members, '__type') ?? headers.get('x-amzn-errortype');
  // As in `AuthorizationPendingException:http://internal.amazon.com/coral/…` or `com.amazonaws.sso#SlowDownException`.
  const [, exception] = typeof type === 'string' ? (/^(?:[^#]*#)?([A-Za-z]{1,64})Exception\b/.exec(type) ?? []) : [];
  return exception === undefined ? renamed : { ...renamed, error: snakeCase(exception).replace(/^_/, '') };
}

function camelCase(name: string): string {
  return name.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
}

function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
