/** The VS Code versions that the suites run in. */

export interface EditorVersion {
  readonly name: 'floor' | 'newest';
  readonly vscode: string;
  /** The package that carries the same VS Code for the browser, and the Node it wants. */
  readonly codeServer: string;
  readonly nodeMajor: number;
}

/** The oldest VS Code that `engines.vscode` of package.json lets in. */
export const floorVersion: EditorVersion = { name: 'floor', vscode: '1.110.0', codeServer: '4.110.0', nodeMajor: 22 };

/** The newest VS Code this project was tried in. */
export const newestVersion: EditorVersion = { name: 'newest', vscode: '1.139.1', codeServer: '4.139.1', nodeMajor: 24 };

/** The versions that `VSCODE_TEST_VERSION` asks for: `newest` when it is not set. */
export function versionsFrom(setting = process.env['VSCODE_TEST_VERSION']): readonly EditorVersion[] {
  switch (setting) {
    case undefined:
    case '':
    case 'newest':
      return [newestVersion];
    case 'floor':
      return [floorVersion];
    case 'all':
      return [floorVersion, newestVersion];
    default:
      throw new Error(`VSCODE_TEST_VERSION is "${setting}". Use newest, floor or all.`);
  }
}
