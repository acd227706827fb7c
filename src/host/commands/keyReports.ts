/** Reports on the keys in a file, or of an issuer: gathers them and shows what is wrong with each. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import type { IssuerKey, KeysOutcome } from '../../core/issuers/keys';
import type { KeyMatch } from '../../core/issuers/keyMatch';
import { keyReportMarkdown, type ReportedKeys } from '../../core/present/keyReport';
import { createTimeWords } from '../../core/present/times';
import { failureSentence } from '../issuerMessages';
import type { Dialog } from '../dialog';
import { fetchingKeys, foundAt, keyMessages, noKeys, reportTitle } from '../keyMessages';
import type { CommandDeps } from './table';

/** What the commands about keys work with. */
export interface KeyFlow extends Pick<CommandDeps, 'clock' | 'settings' | 'reports' | 'keys' | 'profiles'> {
  readonly dialog: Dialog;
}

/** Shows what is wrong with keys that stand in a document; nothing is fetched. */
export async function reportFile(flow: KeyFlow, document: vscode.TextDocument, match: KeyMatch): Promise<void> {
  const path = vscode.workspace.asRelativePath(document.uri);
  const { kind, material } = match;
  const keys: ReportedKeys =
    kind === 'jwks' && typeof material !== 'string'
      ? { kind: 'set', keySet: material }
      : { kind: 'keys', keys: [material] };
  await show(flow, `in ${path}`, keys, [foundAt(path, document.positionAt(match.start))]);
}

/** Gets the keys of an issuer, from the cache or by request, and shows what is wrong with them. */
export async function reportIssuer(flow: KeyFlow, profile: IssuerProfile): Promise<void> {
  const outcome = await flow.dialog.progress(fetchingKeys(profile.name), (signal) =>
    flow.keys.keysOf(profile, { keyId: undefined, signal }),
  );
  if (outcome !== undefined) await reportOutcome(flow, profile, outcome);
}

/** The same with what is cached; sends no request. */
export async function reportCached(flow: KeyFlow, profile: IssuerProfile): Promise<void> {
  await reportOutcome(flow, profile, await flow.keys.cached.keysOf(profile, { keyId: undefined }));
}

async function reportOutcome(flow: KeyFlow, profile: IssuerProfile, outcome: KeysOutcome): Promise<void> {
  if (outcome.status === 'failed') {
    void flow.dialog.warn(noKeys(profile.name, failureSentence(outcome.failure)));
    return;
  }
  const now = flow.clock.now();
  const times = createTimeWords(vscode.env.language, undefined);
  const places = new Set(
    outcome.keys.map(({ origin: { location, obtainedAt } }) => {
      const obtained = obtainedAt && times.instant(obtainedAt, now);
      return `From ${location ?? keyMessages.settings}${obtained === undefined ? '' : `, ${obtained.relative}`}.`;
    }),
  );
  await show(flow, `of ${profile.name}`, reportedKeys(outcome.keys), [`Issuer ${profile.issuer}`, ...places]);
}

/** A set where all of them are JSON Web Keys; a shared secret is never read into a report. */
function reportedKeys(keys: readonly IssuerKey[]): ReportedKeys {
  const jwks = keys.flatMap(({ material }) => (material.kind === 'jwk' ? [material.jwk] : []));
  const pems = keys.flatMap(({ material }) => (material.kind === 'pem' ? [material.pem] : []));
  return pems.length === 0 ? { kind: 'set', keySet: { keys: jwks } } : { kind: 'keys', keys: [...jwks, ...pems] };
}

async function show(flow: KeyFlow, of: string, keys: ReportedKeys, origin: readonly string[]): Promise<void> {
  const title = reportTitle(of);
  const markdown = await keyReportMarkdown(keys, {
    title,
    origin,
    now: flow.clock.now(),
    times: createTimeWords(vscode.env.language, undefined),
    policy: flow.settings.current().rulePolicy,
  });
  await flow.reports.preview(title, markdown);
}
