/** Shows the issuers that the workspace brings, each in full, and lets the user agree or take that back. */
import * as vscode from 'vscode';
import { visibleText } from '../../core/present/escape';
import { deleteClientSecrets } from '../sessions/clientSecrets';
import { entryOfNode } from '../issuerNodes';
import { agreed, issuerMessages, label, revoked } from '../issuerMessages';
import { plain } from '../messages';
import type { ProfileEntry } from './entries';
import type { IssuerFlow } from './flow';
import { urlsIn } from './hosts';
import { keyPlaces, whatAgreeingMeans } from './keyWords';
import { loginFacts } from './loginFacts';
import { problemLine } from './problemMessages';
import { mayAsk } from './questions';
import { rowsOf } from './rows';
import { secretKeyOf } from './secrets';

type ReviewDeps = Pick<IssuerFlow, 'dialog' | 'profiles' | 'keys' | 'secrets'>;

/** Comes back to the list after each answer, until it is closed; the entry of a node is shown first. */
export async function reviewIssuers(flow: ReviewDeps, argument?: unknown): Promise<void> {
  if (!(await mayAsk(flow))) return;
  const first = entryOfNode(flow.profiles, argument);
  const isOfWorkspace = first?.kind === 'entry' && first.entry.source.kind === 'workspace';
  if (isOfWorkspace && !(await review(flow, first.entry))) return;
  for (;;) {
    const entry = await pickWorkspaceEntry(flow);
    if (entry === undefined || !(await review(flow, entry))) return;
  }
}

async function pickWorkspaceEntry({ dialog, profiles }: ReviewDeps): Promise<ProfileEntry | undefined> {
  const { entries, problems } = profiles.entries();
  const items = entries
    .filter(({ source }) => source.kind === 'workspace')
    .map((entry) => ({
      label: `$(${entry.standing === 'in-effect' ? 'verified' : 'question'}) ${label(entry.profile.name)}`,
      description: label(urlsIn(entry.profile.issuer)[0]?.host ?? entry.profile.issuer),
      detail: issuerMessages.standing[entry.standing],
      entry,
    }));
  const broken = problems
    .filter(({ place, problem }) => place !== undefined && problem.severity === 'error')
    .map((problem) => ({ label: '$(error)', detail: problemLine(problem), entry: undefined }));
  if (items.length + broken.length === 0) {
    void dialog.say(issuerMessages.noWorkspaceIssuers);
    return undefined;
  }
  const options = { title: issuerMessages.reviewTitle, placeHolder: issuerMessages.pickReview, ignoreFocusOut: true };
  return (await dialog.pick([...items, ...broken], options))?.entry;
}

/** False when the user is done. */
async function review(flow: ReviewDeps, entry: ProfileEntry): Promise<boolean> {
  const { dialog, profiles, keys, secrets } = flow;
  const title = label(entry.profile.name);
  for (;;) {
    const items = [...answersFor(entry), ...factsOf(entry)];
    const picked = await dialog.pick(items, {
      title,
      placeHolder: issuerMessages.reviewPlaceholder,
      ignoreFocusOut: true,
    });
    if (picked === undefined) return false;
    switch (picked.answer) {
      case 'agree':
        await profiles.agree(entry);
        void dialog.say(agreed(entry.profile.name));
        return false;
      case 'revoke':
        await profiles.revoke(entry);
        keys.clear(entry.profile.issuer);
        await secrets.delete(secretKeyOf(entry));
        await deleteClientSecrets(secrets, entry);
        void dialog.say(revoked(entry.profile.name));
        return false;
      case 'back':
        return true;
      case undefined:
        break;
    }
  }
}

interface FactItem extends vscode.QuickPickItem {
  readonly answer?: 'agree' | 'revoke' | 'back';
}

function answersFor({ standing, profile }: ProfileEntry): readonly FactItem[] {
  const agree = {
    label: `$(check) ${issuerMessages.agree}`,
    detail: label(whatAgreeingMeans(profile)),
    answer: 'agree',
  } as const;
  const revoke = {
    label: `$(trash) ${issuerMessages.revoke}`,
    detail: issuerMessages.revokeDetail,
    answer: 'revoke',
  } as const;
  const back = { label: `$(arrow-left) ${issuerMessages.back}`, answer: 'back' } as const;
  switch (standing) {
    case 'not-agreed':
      // Going back comes first, so that pressing Enter twice agrees to nothing.
      return [back, agree];
    case 'in-effect':
      return [back, revoke];
    case 'own-profile':
    case 'name-taken':
    case 'outside':
      return [{ label: `$(info) ${issuerMessages.standing[standing]}` }, back];
  }
}

/** Every member of the profile, the values in full. */
function factsOf({ profile, source }: ProfileEntry): readonly FactItem[] {
  const place = source.kind === 'workspace' ? [source.placeName] : [];
  return [
    { label: issuerMessages.reviewFacts, kind: vscode.QuickPickItemKind.Separator },
    ...facts('Issuer', [profile.issuer]),
    ...facts('Host', hostsOf(profile.issuer)),
    ...facts('Keys', keyPlaces(profile, inWorkspace)),
    ...facts('Host of the keys', hostsOf(profile.jwksUri)),
    ...facts('Audience', profile.audiences.length === 0 ? [issuerMessages.anyAudience] : profile.audiences),
    ...facts('Algorithm', profile.algorithms),
    ...facts('Token type', profile.tokenTypes),
    ...facts('Kind', profile.kinds),
    ...facts('Required scope', profile.requiredScopes),
    ...facts('Required claim', profile.requiredClaims),
    ...facts('Clock tolerance', [`${String(profile.clockToleranceSeconds)} s`]),
    ...facts(
      'Longest lifetime',
      profile.maxLifetimeSeconds === undefined ? [] : [`${String(profile.maxLifetimeSeconds)} s`],
    ),
    ...loginFacts(profile).flatMap(([what, values]) => facts(what, values)),
    ...facts('From', place),
  ];
}

/** The path in the folder that brings the profile; a file anywhere else keeps its whole address. */
function inWorkspace(file: string): string {
  return vscode.workspace.asRelativePath(file);
}

function hostsOf(url: string | undefined): readonly string[] {
  return urlsIn(url).map(({ host }) => host);
}

/** Nothing is cut off: a long value could hide what it is about at its end. */
function facts(what: string, values: readonly string[]): readonly FactItem[] {
  // Each row is made inert by itself: a cut could part a sign from what keeps it from being an icon.
  return values.flatMap((value) =>
    rowsOf(visibleText(value)).map((row, index) => ({
      label: index === 0 ? what : `↳ ${what}, ${issuerMessages.continued}`,
      detail: plain(row),
    })),
  );
}
