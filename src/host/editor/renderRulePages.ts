/** Renders a page of a rule that VS Code opened as text, as it does from the code of a problem. */
import * as vscode from 'vscode';
import { ruleScheme } from '../../shared/contributions';
import { markdownExtension, showMarkdown } from '../showMarkdown';

export function registerRulePageRendering(): vscode.Disposable {
  const rendering = new Set<string>();
  let before = vscode.window.tabGroups.activeTabGroup.activeTab;

  async function render(uri: vscode.Uri): Promise<void> {
    rendering.add(uri.path);
    try {
      await showMarkdown(uri);
      // Looked up anew: older editors know a tab by an object that may be another one by now.
      await vscode.window.tabGroups.close(sourceTabs(uri), true);
    } catch {
      // Somebody closed the tab first, or the page stays as text, which can be read as well.
    } finally {
      rendering.delete(uri.path);
    }
  }

  return vscode.window.tabGroups.onDidChangeTabs(({ opened }) => {
    for (const tab of opened) {
      const uri = pageIn(tab);
      if (uri === undefined || vscode.extensions.getExtension(markdownExtension) === undefined) continue;
      // Whoever asks for the source of a rendered page has it in front, and is to get the source; a second click on the
      // code of a problem comes while the page is still on its way.
      if (!rendering.has(uri.path) && isRendered(before, uri)) continue;
      void render(uri);
    }
    before = vscode.window.tabGroups.activeTabGroup.activeTab;
  });
}

/** The tabs that show a page as text. */
function sourceTabs(uri: vscode.Uri): readonly vscode.Tab[] {
  const tabs = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
  return tabs.filter((tab) => pageIn(tab)?.toString() === uri.toString());
}

/** The page that a tab shows as text. */
function pageIn({ input }: vscode.Tab): vscode.Uri | undefined {
  return input instanceof vscode.TabInputText && input.uri.scheme === ruleScheme ? input.uri : undefined;
}

/** A preview tells its document by its title alone. */
function isRendered(tab: vscode.Tab | undefined, { path }: vscode.Uri): boolean {
  const input = tab?.input;
  return (
    input instanceof vscode.TabInputWebview &&
    input.viewType.endsWith('markdown.preview') &&
    tab?.label.includes(path.slice(1)) === true
  );
}
