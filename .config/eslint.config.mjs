// The lint rules. `npm run lint` and the editor (.vscode/settings.json) both use this file.
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import regexp from 'eslint-plugin-regexp';
import tseslint from 'typescript-eslint';
import { rooms } from './importMatrix.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const fromRoot = (...patterns) => patterns.map((pattern) => relative(root, resolve(root, pattern)));

/** What core must be given as a parameter instead of reaching for it. */
const ambient = [
  {
    selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    message: 'Time is a parameter.',
  },
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time is a parameter.' },
  { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'No chance here.' },
];
const named = { selector: 'ExportDefaultDeclaration', message: 'Use named exports.' };

/** The walls of one room, as patterns of what its files must not import. */
function walls({ folder, from, packages, typesOnly = [] }) {
  const bare = (allowed) => `^(?!\\.${allowed.map(({ source }) => `|${source.replace(/^\^/, '')}`).join('')})`;
  const others = ['shared', 'core', 'scan', 'host', 'webview']
    .filter((world) => !from.some((place) => place.startsWith(`src/${world}`)))
    .map((world) => `^(\\.\\./)+(src/)?${world}(/|$)`);
  const coreRooms = rooms.filter((room) => room.folder.startsWith('src/core/')).map((room) => room.folder);
  const closed = folder.startsWith('src/core/')
    ? coreRooms
        .filter((room) => !from.includes(room))
        .map((room) => `^(\\.\\./)+${room.slice('src/core/'.length)}(/|$)`)
    : [];
  const message = `Not from ${folder}: see the import matrix in src/README.md.`;
  return {
    patterns: [
      { regex: bare([...packages, ...typesOnly]), message },
      ...(typesOnly.length === 0
        ? []
        : [{ regex: bare(packages), message: `${message} Types only.`, allowTypeImports: true }]),
      ...[...others, ...closed].map((regex) => ({ regex, message })),
    ],
  };
}

export default tseslint.config(
  { ignores: ['**/node_modules/**', 'dist/**', 'coverage/**', '.vscode-test/**', 'test/fixtures/**'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['src/**/*.ts', 'test/**/*.ts'],
    extends: [...tseslint.configs.strictTypeChecked, regexp.configs['flat/recommended']],
    languageOptions: {
      parserOptions: {
        project: fromRoot(
          'src/shared/tsconfig.json',
          'src/core/tsconfig.json',
          'src/scan/tsconfig.json',
          'src/host/tsconfig.json',
          'src/webview/tsconfig.json',
          'test/tsconfig.json',
        ),
        tsconfigRootDir: root,
      },
    },
    rules: {
      eqeqeq: 'error',
      'no-restricted-syntax': ['error', named],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      // `return show(…)` ends a guard in one line.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // `{ dispose }` literals are how VS Code extensions make disposables.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Only ASCII text is spread into its characters here.
      '@typescript-eslint/no-misused-spread': 'off',
      // Text from terminals and logs is full of control and combining characters: they are looked for on purpose.
      'no-misleading-character-class': 'off',
      'no-control-regex': 'off',
      'regexp/no-control-character': 'off',
      // Character classes are written out, as in the RFCs' grammars.
      'regexp/use-ignore-case': 'off',
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': 'error',
    },
  },
  {
    files: ['src/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
    },
  },
  {
    files: ['src/core/**/*.ts', 'src/shared/**/*.ts'],
    rules: {
      'no-restricted-syntax': ['error', named, ...ambient],
      'no-restricted-globals': [
        'error',
        'fetch',
        'Buffer',
        'process',
        'performance',
        'setTimeout',
        'setInterval',
        'crypto',
      ],
    },
  },
  ...rooms.map((room) => ({
    files: [room.folder.endsWith('.ts') ? room.folder : `${room.folder}/**/*.ts`],
    rules: { '@typescript-eslint/no-restricted-imports': ['error', walls(room)] },
  })),
  {
    files: ['test/**/*.ts'],
    rules: {
      // `sub`, the claim, is taken for the `sub` method of String.
      '@typescript-eslint/no-deprecated': 'off',
      // Expressions in tests meet text that the tests wrote.
      'regexp/no-super-linear-backtracking': 'off',
      'regexp/no-super-linear-move': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: { globals: { console: 'readonly', process: 'readonly' } },
    rules: { eqeqeq: 'error' },
  },
);
