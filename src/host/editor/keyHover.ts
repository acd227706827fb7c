/** Explains a JWK, a JWK set or a PEM block when the mouse or the cursor asks. */
import * as vscode from 'vscode';
import { keyHover } from '../../core/present/keyHover';
import { createTimeWords } from '../../core/present/times';
import { commandIds } from '../../shared/contributions';
import type { Clock } from '../clock';
import { createKeyIndex, keyAt } from '../keyIndex';
import type { SettingsSource } from '../settings';
import { everyDocument } from './hover';

export interface KeyHoverDeps {
  readonly clock: Clock;
  readonly settings: SettingsSource;
}

export function registerKeyHover({ clock, settings }: KeyHoverDeps): vscode.Disposable {
  const index = createKeyIndex(settings);
  // Formatters cost too much to make at activation.
  let times: ReturnType<typeof createTimeWords> | undefined;

  const registration = vscode.languages.registerHoverProvider(everyDocument, {
    provideHover: async (document, position) => {
      const offset = document.offsetAt(position);
      const match = keyAt(index.matches(document), offset);
      if (match === undefined) return undefined;
      times ??= createTimeWords(vscode.env.language, undefined);
      const { markdown, start, end } = await keyHover(match, offset, {
        now: clock.now(),
        times,
        policy: settings.current().rulePolicy,
        place: { uri: document.uri.toString(), offset: match.start },
      });
      return new vscode.Hover(
        trusted(markdown),
        new vscode.Range(document.positionAt(start), document.positionAt(end)),
      );
    },
  });
  return vscode.Disposable.from(index, registration);
}

/** Key ids and certificates are hostile text: no HTML, no icons, and links to nothing but two commands of ours. */
function trusted(markdown: string): vscode.MarkdownString {
  const content = new vscode.MarkdownString(markdown);
  content.isTrusted = { enabledCommands: [commandIds.checkKeySet, commandIds.openRule] };
  content.supportHtml = false;
  content.supportThemeIcons = false;
  return content;
}
