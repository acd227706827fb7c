// Builds what the editor loads: `node esbuild.js [--production] [--watch] [--outdir=FOLDER]`.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');
const outdir = process.argv.find((argument) => argument.startsWith('--outdir='))?.slice('--outdir='.length) ?? 'dist';

/** Prints the lines that the `$esbuild-watch` problem matcher of `.vscode/tasks.json` waits for. */
const watchReporter = {
  name: 'watch-reporter',
  setup(build) {
    if (!watch) return;
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd((result) => {
      for (const { text, location } of result.errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

// `core` is most of the code, and opening a window needs none of it: it has a bundle of its own, loaded by the first
// call of one of these functions. They are all that the host calls of it; a missing one fails the build.
const lateBundle = 'core';
const lateFunctions = {
  'src/core/present/document.ts': ['documentText'],
  'src/core/present/escape.ts': ['codeSpan', 'cutText', 'markdownText', 'visibleText'],
  'src/core/present/hover.ts': ['hoverMarkdown'],
  'src/core/present/innerTokens.ts': ['payloadOf'],
  'src/core/present/issuerProblemWords.ts': ['issuerProblemWords'],
  'src/core/present/jsonText.ts': ['jsonText'],
  'src/core/present/keyHover.ts': ['keyHover'],
  'src/core/present/keyReport.ts': ['keyReportMarkdown'],
  'src/core/present/lifetimeWords.ts': ['nextChange', 'shortLabel'],
  'src/core/rules/addresses.ts': ['addressKind', 'hostKind', 'isLoopbackHost'],
  'src/core/issuers/discover.ts': ['discoverIssuer', 'profileFromMetadata', 'suggestedName'],
  'src/core/issuers/keyFacts.ts': ['checkKey', 'checkKeySet', 'checkSecret', 'keyFacts'],
  'src/core/issuers/keys.ts': ['createKeySource'],
  'src/core/issuers/locateKeys.ts': ['locateKeys'],
  'src/core/issuers/parseIssuers.ts': ['parseIssuers'],
  'src/core/issuers/metadata.ts': ['checkMetadata', 'fetchMetadata', 'offersOf'],
  'src/core/issuers/settingsText.ts': ['issuerPlaceIn', 'issuerProblemsIn'],
  'src/core/present/keyFailureWords.ts': ['keyFailureSentence'],
  'src/core/present/verdictFindings.ts': ['verdictFindings'],
  'src/core/token/claimsSet.ts': ['claimsOf'],
  'src/core/present/rejectionReport.ts': ['rejectionReport'],
  'src/core/present/offerWords.ts': ['offerName'],
  'src/core/present/ruleCatalogue.ts': ['ruleCatalogue', 'ruleOf', 'rulePageMarkdown'],
  'src/core/present/times.ts': ['createTimeWords'],
  'src/core/present/tokenView.ts': ['toTokenView'],
  'src/core/present/verdict.ts': ['verdictView'],
  'src/core/edits/allowComment.ts': ['allowComment'],
  'src/core/edits/comments.ts': ['hasComments'],
  'src/core/edits/dotenv.ts': ['dotenvAddition', 'dotenvStanding'],
  'src/core/edits/gitignore.ts': ['ignoreAddition', 'isIgnored'],
  'src/core/edits/redaction.ts': ['redaction'],
  'src/core/edits/reference.ts': ['environmentReference', 'hasIdiom'],
  'src/core/edits/suppression.ts': ['isReason', 'suppressedRules', 'suppressionComment'],
  'src/core/edits/variableName.ts': ['isVariableName', 'variableName'],
  'src/core/rules/check.ts': ['checkToken'],
  'src/core/rules/nextChange.ts': ['nextFindingChange'],
  'src/core/rules/place.ts': ['findingPlace'],
  'src/core/rules/policy.ts': ['applyPolicy'],
  'src/core/token/decode.ts': ['decodeToken'],
  'src/core/token/lifetime.ts': ['tokenLifetime'],
  'src/core/token/locate.ts': ['locateTokens', 'tokenAt'],
  'src/core/token/redact.ts': ['redactToken'],
  'src/core/token/relocate.ts': ['relocateTokens', 'scanTokens'],
  'src/core/validation/challenge.ts': ['readRefusal'],
  'src/core/validation/decrypt.ts': ['decryptToken'],
  'src/core/validation/dpop.ts': ['checkDpopProof'],
  'src/core/validation/profileRanking.ts': ['rankProfiles'],
  'src/core/validation/unconfigured.ts': ['judgeWithoutProfile', 'nextTurn'],
  'src/core/validation/validate.ts': ['profilesFor', 'validateToken'],
};

/** In the main bundle, puts a caller of the late bundle in the place of each late module. */
const callLateBundle = {
  name: 'call-late-bundle',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]core[\\/]\w+[\\/]\w+\.ts$/ }, ({ path: file }) => {
      const names = lateFunctions[path.relative(__dirname, file).replaceAll(path.sep, '/')];
      if (names === undefined) return undefined;
      const callers = names.map(
        (name) => `export const ${name} = (...args) => require('./${lateBundle}.js').${name}(...args);`,
      );
      return { contents: callers.join('\n'), loader: 'js' };
    });
  },
};

/** The entry of the late bundle. */
const lateEntry = {
  name: 'late-entry',
  setup(build) {
    build.onResolve({ filter: /^late-entry$/ }, () => ({ path: 'late-entry', namespace: 'late' }));
    build.onLoad({ filter: /.*/, namespace: 'late' }, () => ({
      contents: Object.entries(lateFunctions)
        .map(([file, names]) => `export { ${names.join(', ')} } from './${file}';`)
        .join('\n'),
      resolveDir: __dirname,
    }));
  },
};

/** @type {import('esbuild').BuildOptions} */
const shared = {
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', `./${lateBundle}.js`],
  mainFields: ['module', 'main'],
  minify: production,
  // Typographic characters as they are and not as escapes of twice their size.
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: watch ? 'silent' : 'warning',
};

/** The licences of the packages that core carries, which ask to be kept with every copy. */
const notices = ['jsonc-parser/LICENSE.md', '@noble/hashes/LICENSE', 'jose/LICENSE.md']
  .map(
    (file) => `${path.dirname(file)}\n\n${fs.readFileSync(path.join(__dirname, 'node_modules', file), 'utf8').trim()}`,
  )
  .join('\n\n');

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: { extension: 'src/extension.ts' }, plugins: [watchReporter, callLateBundle] },
  {
    ...shared,
    entryPoints: { [lateBundle]: 'late-entry' },
    plugins: [watchReporter, lateEntry],
    footer: { js: `/*\n${notices}\n*/` },
  },
];

async function main() {
  if (watch) {
    const contexts = await Promise.all(bundles.map((bundle) => esbuild.context(bundle)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  fs.rmSync(outdir, { recursive: true, force: true });
  const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
  const parts = results.map(({ metafile }) => metafile);
  const inputs = Object.assign({}, ...parts.map((part) => part.inputs));
  const outputs = Object.assign({}, ...parts.map((part) => part.outputs));
  fs.writeFileSync(path.join(outdir, 'meta.json'), JSON.stringify({ inputs, outputs }));
}

main().catch((error) => {
  if (!Array.isArray(error?.errors)) console.error(error);
  process.exitCode = 1;
});
