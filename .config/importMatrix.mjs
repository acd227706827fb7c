// Who may import what, as data: ESLint enforces it while one types, test/contract proves it for the whole tree.

/**
 * @typedef {object} Room
 * @property {string} folder           where the rule holds, from the root of the repository; the longest match counts
 * @property {readonly string[]} from  folders (or files) whose modules it may import
 * @property {readonly RegExp[]} packages  packages it may import
 * @property {readonly RegExp[]} [typesOnly]  packages of which it may import types
 */

const pure = [/^jsonc-parser$/, /^@noble\/hashes(\/|$)/, /^jose$/, /^oauth4webapi$/];
const node = /^node:/;
const vscode = /^vscode$/;
const jose = [/^jose$/, /^oauth4webapi$/];
const testPackages = [/^(?!vscode$)[^.]/];

/** A room of core: its own files, the token room, and what else is named. */
const coreRoom = (name, ...others) => ({
  folder: `src/core/${name}`,
  from: ['src/shared', `src/core/${name}`, 'src/core/token', ...others.map((other) => `src/core/${other}`)],
  packages: pure,
});

/** @type {readonly Room[]} */
export const rooms = [
  { folder: 'src/shared', from: ['src/shared'], packages: [] },
  coreRoom('token'),
  coreRoom('issuers', 'rules'),
  coreRoom('validation', 'issuers', 'rules'),
  coreRoom('rules'),
  coreRoom('edits', 'rules'),
  coreRoom('oauth', 'issuers', 'rules', 'validation'),
  coreRoom('sessions', 'oauth', 'issuers'),
  coreRoom('leaks', 'edits', 'issuers', 'rules'),
  coreRoom('present', 'rules', 'validation', 'issuers', 'edits', 'leaks', 'oauth', 'sessions'),
  { folder: 'src/scan', from: ['src/shared', 'src/core', 'src/scan'], packages: [node, /^picomatch$/] },
  {
    folder: 'src/host',
    from: ['src/shared', 'src/core', 'src/scan', 'src/host'],
    packages: [vscode, node],
    typesOnly: jose,
  },
  {
    folder: 'src/extension.ts',
    from: ['src/shared', 'src/core', 'src/host'],
    packages: [vscode, node],
    typesOnly: jose,
  },
  { folder: 'src/webview/state', from: ['src/shared', 'src/webview/state'], packages: [] },
  {
    folder: 'src/webview/signIn/state',
    from: ['src/shared', 'src/webview/state', 'src/webview/signIn/state'],
    packages: [/^uqr$/],
  },
  {
    folder: 'src/webview/panel/state',
    from: ['src/shared', 'src/webview/state', 'src/webview/panel/state'],
    packages: [],
  },
  {
    folder: 'src/webview',
    from: ['src/shared', 'src/webview'],
    packages: [/^lit(\/|$)/, /^@vscode-elements\/elements(\/|$)/, /^@vscode\/codicons(\/|$)/, /^uqr$/],
  },
  {
    folder: 'test/unit',
    from: [
      'src/shared',
      'src/core',
      'src/scan',
      'src/webview/state',
      'src/webview/signIn/state',
      'src/webview/panel/state',
      'test/unit',
      'test/support',
      'test/fixtures',
    ],
    packages: testPackages,
  },
];

/** The room that a file (path from the root, with `/`) is in. */
export function roomOf(file) {
  return rooms
    .filter(({ folder }) => file === folder || file.startsWith(`${folder}/`))
    .reduce((best, room) => (best === undefined || room.folder.length > best.folder.length ? room : best), undefined);
}
