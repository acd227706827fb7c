/** Asks the issuer whether a token is active, and holds the answer against the token. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../../core/issuers/issuer';
import { introspectToken } from '../../../core/oauth/introspection';
import { introspectionReport } from '../../../core/present/introspectionReport';
import { createTimeWords } from '../../../core/present/times';
import type { SessionView } from '../../../core/sessions/session';
import { commandIds } from '../../../shared/contributions';
import { oauthFailureSentence } from '../failureMessages';
import { asking, createAgreements, hostOf, isClientRefused, requestFor, sayFailed } from './askIssuer';
import { askMessages, introspectAt, introspectDetail } from './askMessages';
import { introspectionTarget } from './introspectionTarget';
import { isTrusted, obtainToken, profileOf } from './obtainToken';
import type { Use } from './useDeps';

export interface Introspector {
  readonly run: (argument: unknown) => Promise<void>;
}

export function createIntrospector(use: Use): Introspector {
  const agreements = createAgreements(use);
  return {
    run: async (argument) => {
      if (!isTrusted(use)) return;
      const asked = await tokenToAsk(use, argument);
      if (asked === undefined) return;
      const { profile, session } = asked;
      const request = await requestFor(use, profile, askMessages.introspecting, session);
      if (request === undefined) return;
      const endpoint = request.server.introspectionEndpoint;
      if (endpoint === undefined) return offerSettings(use, askMessages.noIntrospection);
      const host = hostOf(endpoint);
      const detail = introspectDetail(profile.name, request.authentication.method === 'none');
      const question = { message: introspectAt(host), detail, action: askMessages.sendToken };
      if (!(await agreements.to(`${profile.name} ${host}`, question))) return;
      const token = await asked.token();
      if (token === undefined) return;
      const deps = { ...use.oauth, keys: use.keys };
      const outcome = await asking(use, askMessages.introspecting, (signal) =>
        introspectToken(request, token, 'access_token', deps, signal),
      );
      if (outcome === undefined) return;
      if (outcome.status === 'failed') {
        if (isClientRefused(outcome.failure)) return offerSettings(use, askMessages.mayNotIntrospect);
        return sayFailed(use, oauthFailureSentence(outcome.failure, profile.name));
      }
      const times = createTimeWords(vscode.env.language, undefined);
      const report = {
        token,
        introspection: outcome.value,
        profile: profile.name,
        endpoint,
        now: use.clock.now(),
        times,
      };
      await use.reports.preview(`${askMessages.introspectReport} - ${profile.name}`, introspectionReport(report));
    },
  };
}

interface Asked {
  readonly profile: IssuerProfile;
  readonly session?: SessionView | undefined;
  /** Renewed first where it is a session's and about to end. */
  readonly token: () => Promise<string | undefined>;
}

async function tokenToAsk(use: Use, argument: unknown): Promise<Asked | undefined> {
  const target = await introspectionTarget(use, argument);
  if (target === undefined) return undefined;
  if (target.kind === 'token') return { profile: target.profile, token: () => Promise.resolve(target.token) };
  const profile = profileOf(use, target.view);
  return (
    profile && { profile, session: target.view, token: async () => (await obtainToken(use, target.view))?.accessToken }
  );
}

async function offerSettings(use: Use, message: string): Promise<void> {
  const choice = await use.dialog.warn(message, askMessages.editIssuer);
  if (choice !== undefined) await use.run(commandIds.editIssuer);
}
