/** Which hosts beside the issuer's own may be signed in at: those a person agreed to, and those its provider is known to have. */
import type * as vscode from 'vscode';
import { createApprovals } from './approvals';
import { stateKeys } from './state';

export interface EndpointHosts {
  /** Whether a person agreed that endpoints of an issuer are there. */
  readonly hasEndpointHost: (issuer: string, origin: string) => boolean;
  readonly rememberEndpointHosts: (issuer: string, origins: readonly string[]) => Promise<void>;
  /** Lets the endpoints be asked that the provider of an issuer is known to have, for as long as this window is open. */
  readonly admitEndpointHosts: (issuer: string, origins: readonly string[]) => void;
  /** Agreed to or admitted. */
  readonly isOpen: (issuer: string, origin: string) => boolean;
}

export function createEndpointHosts(state: vscode.Memento): EndpointHosts {
  const agreed = createApprovals(state, stateKeys.endpointHosts);
  const admitted = new Set<string>();
  return {
    hasEndpointHost: agreed.has,
    rememberEndpointHosts: agreed.add,
    admitEndpointHosts: (issuer, origins) => {
      for (const origin of origins) admitted.add(`${origin} ${issuer}`);
    },
    isOpen: (issuer, origin) => agreed.has(issuer, origin) || admitted.has(`${origin} ${issuer}`),
  };
}
