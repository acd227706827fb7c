/** Validates a token on command and tells the verdict. */
import * as vscode from 'vscode';
import type { IssuerProfile } from '../../core/issuers/issuer';
import { profilesFor } from '../../core/validation/validate';
import { commandIds, type Command } from '../../shared/contributions';
import type { IssuerState, TokenView, VerdictView } from '../../shared/tokenView';
import type { Dialog } from '../dialog';
import { plain } from '../messages';
import type { KeptToken } from '../references';
import { sentences, verdictMessages } from '../verdictMessages';
import type { CommandDeps } from './table';

export type ValidateFlow = CommandDeps & {
  readonly dialog: Dialog;
  /** Whether the verdict of this token is seen where it was asked for, so that it need not be told. */
  readonly isSeen?: (target: KeptToken) => boolean;
};

/** Validates with the profile that fits. */
export async function validateTarget(flow: ValidateFlow, target: KeptToken): Promise<void> {
  await validate(flow, target, undefined);
}

/** Validates with the profile that a person picks. */
export async function validateWithPicked(flow: ValidateFlow, target: KeptToken): Promise<void> {
  const items = profileItems(flow, target.compact);
  if (items.length === 0) {
    const { issuerState } = flow.reader.read(target).view;
    const [label, command] = openIssuer(issuerState);
    const { noProfiles, awaitingProfiles } = verdictMessages;
    const choice = await flow.dialog.say(issuerState === 'awaiting-consent' ? awaitingProfiles : noProfiles, label);
    if (choice !== undefined) await runOn(flow, command, target);
    return;
  }
  const item = await flow.dialog.pick(items, {
    title: verdictMessages.validateTitle,
    placeHolder: verdictMessages.pickProfile,
    matchOnDescription: true,
  });
  if (item !== undefined) await validate(flow, target, item.profile);
}

export interface ProfileItem extends vscode.QuickPickItem {
  readonly profile: IssuerProfile;
}

/** Every profile in effect, those that fit the token first. */
export function profileItems({ profiles }: Pick<CommandDeps, 'profiles'>, compact: string): readonly ProfileItem[] {
  const all = profiles.current();
  const fitting = profilesFor(compact, all);
  const item = (profile: IssuerProfile, fits: boolean): ProfileItem => ({
    label: plain(profile.name),
    description: fits ? `${plain(profile.issuer)} · ${verdictMessages.fits}` : plain(profile.issuer),
    profile,
  });
  const others = all.filter((profile) => !fitting.includes(profile));
  return [...fitting.map((profile) => item(profile, true)), ...others.map((profile) => item(profile, false))];
}

async function validate(flow: ValidateFlow, target: KeptToken, profile: IssuerProfile | undefined): Promise<void> {
  const { dialog, verdicts, reader } = flow;
  const verdict = await dialog.progress(verdictMessages.validating, (signal) =>
    verdicts.validate(target.compact, profile, signal),
  );
  if (verdict === undefined) return;
  const { view } = reader.read(target);
  await tell(flow, target, view);
}

async function tell(flow: ValidateFlow, target: KeptToken, { verdict, issuerState }: TokenView): Promise<void> {
  if (verdict === undefined) return void flow.dialog.say(verdictMessages.changed);
  if (flow.isSeen?.(target) === true) return;
  const actions = actionsFor(verdict, issuerState);
  const ask = verdict.status === 'invalid' ? flow.dialog.warn : flow.dialog.say;
  const choice = await ask(inWords(verdict), ...actions.map(([label]) => label));
  const command = actions.find(([label]) => label === choice)?.[1];
  if (command !== undefined) await runOn(flow, command, target);
}

type Action = readonly [label: string, command: Command];

function actionsFor({ status, cause }: VerdictView, issuerState: IssuerState): readonly Action[] {
  const details: Action = [verdictMessages.details, commandIds.showDocument];
  if (status === 'invalid') return [[verdictMessages.why, commandIds.explainRejection], details];
  if (cause === 'issuer-not-configured') return [openIssuer(issuerState), details];
  return cause === 'encrypted' ? [[verdictMessages.openWithKey, commandIds.openEncrypted], details] : [details];
}

/** What leads to a profile that is in effect. */
function openIssuer(issuerState: IssuerState): Action {
  return issuerState === 'awaiting-consent'
    ? [verdictMessages.reviewIssuers, commandIds.reviewWorkspaceIssuers]
    : [verdictMessages.addIssuer, commandIds.addIssuerOfToken];
}

/** The headline, and what a person should know at once. */
function inWords({ headline, reasons, notes }: VerdictView): string {
  const first = reasons[0];
  const beside = first?.difference === undefined ? notes.slice(0, 2) : [first.difference];
  return sentences([`${headline}.`, ...beside]);
}

/** Runs another command on the same token, by its handle. */
export async function runOn({ references }: ValidateFlow, command: Command, target: KeptToken): Promise<void> {
  await vscode.commands.executeCommand(command, references.keep(target));
}
