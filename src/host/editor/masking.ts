/** Hides every token on screen while the setting says so, and says that it does. */
import * as vscode from 'vscode';
import { commandIds } from '../../shared/contributions';
import { messages } from '../messages';
import type { SettingsSource } from '../settings';
import { rangeOf, type TokenIndex } from '../tokenIndex';

export interface MaskingDeps {
  readonly index: TokenIndex;
  readonly settings: SettingsSource;
}

export function registerMasking({ index, settings }: MaskingDeps): vscode.Disposable {
  let mask: Mask | undefined;

  function follow(): void {
    if (settings.current().masking === (mask !== undefined)) return mask?.coverAll();
    mask?.dispose();
    mask = settings.current().masking ? createMask(index) : undefined;
    mask?.coverAll();
  }

  follow();
  return vscode.Disposable.from(settings.onDidChange(follow), {
    dispose: () => {
      mask?.dispose();
    },
  });
}

interface Mask extends vscode.Disposable {
  readonly coverAll: () => void;
}

function createMask(index: TokenIndex): Mask {
  const bar = vscode.window.createTextEditorDecorationType(barOptions);
  const status = createStatus();
  // Whole documents, not only what is visible: scrolling must never show a token before the bar arrives.
  const cover = (editor: vscode.TextEditor): void => {
    editor.setDecorations(
      bar,
      index.matches(editor.document).map((match) => rangeOf(editor.document, match)),
    );
  };
  const coverAll = (): void => vscode.window.visibleTextEditors.forEach(cover);
  const subscriptions = vscode.Disposable.from(
    vscode.window.onDidChangeVisibleTextEditors((editors) => editors.forEach(cover)),
    vscode.workspace.onDidChangeTextDocument(({ document }) =>
      vscode.window.visibleTextEditors.filter((editor) => editor.document === document).forEach(cover),
    ),
  );
  return {
    coverAll,
    dispose: () => {
      vscode.Disposable.from(subscriptions, status, bar).dispose();
    },
  };
}

/**
 * A grey bar over transparent characters. Transparency wins over the colours of a selection, of a theme and of brackets,
 * where a colour of our own would lose; the layout stays, so cursor and scroll positions do too. The greys are fixed,
 * because a theme may set any of its own colours to that of its background.
 */
const barOptions: vscode.DecorationRenderOptions = {
  opacity: '0',
  rangeBehavior: vscode.DecorationRangeBehavior.OpenOpen,
  light: { backgroundColor: '#b4b4b4' },
  dark: { backgroundColor: '#5a5a5a' },
};

function createStatus(): vscode.StatusBarItem {
  const status = vscode.window.createStatusBarItem('claimcheck.masking', vscode.StatusBarAlignment.Left, 1000);
  status.name = messages.maskingName;
  status.text = messages.maskingOn;
  status.tooltip = messages.maskingTooltip;
  status.command = commandIds.toggleMasking;
  status.backgroundColor = new vscode.ThemeColor('statusBarItem.warningBackground');
  status.show();
  return status;
}
