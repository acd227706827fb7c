/** The visible account of a flow: each request and response, with every secret already left out. */
import type { JsonObject } from '../token/decoded';
import type { Parameter } from './parameters';

/** One line of the account. Values that are not known to be harmless are `***`, never the other way round. */
export type FlowStep =
  | {
      readonly kind: 'request';
      readonly at: Date;
      /** What it is for, such as `device authorization`. */
      readonly name: FlowStepName;
      readonly method: string;
      /** Without query and fragment. */
      readonly url: string;
      /** Parameters of the body or of the query, in the order sent; secret values are `***`. */
      readonly parameters: readonly (readonly [name: string, value: string])[];
      /** `none`, `basic`, `body`, `assertion`. */
      readonly clientAuthentication: string;
      readonly dpop: boolean;
    }
  | {
      readonly kind: 'response';
      readonly at: Date;
      readonly name: FlowStepName;
      readonly status: number;
      readonly milliseconds: number;
      /** Members of the answer; secret values are `***`. */
      readonly members: readonly (readonly [name: string, value: string])[];
    }
  | {
      readonly kind: 'failure';
      readonly at: Date;
      readonly name: FlowStepName;
      readonly code: string;
      readonly milliseconds: number;
    }
  /** Something that no request shows: a browser opened, a redirect arrived, a wait. */
  | { readonly kind: 'note'; readonly at: Date; readonly note: FlowNote; readonly seconds?: number | undefined };

export type FlowStepName =
  | 'device-authorization'
  | 'device-token'
  | 'authorization'
  | 'authorization-response'
  | 'code-token'
  | 'refresh'
  | 'client-credentials'
  | 'token-exchange'
  | 'revocation'
  | 'introspection'
  | 'userinfo'
  | 'resource'
  | 'registration';

export type FlowNote =
  | 'browser-opened'
  | 'redirect-received'
  | 'waiting'
  | 'slowed-down'
  | 'backing-off'
  | 'resumed'
  | 'cancelled'
  | 'signed-in'
  | 'dpop-nonce';

export function maskedParameters(parameters: readonly Parameter[]): readonly Parameter[] {
  throw new Error(String(parameters));
}

export function maskedMembers(
  members: JsonObject | undefined,
  sent: readonly Parameter[] = [],
): readonly (readonly [name: string, value: string])[] {
  throw new Error(String([members, sent]));
}
