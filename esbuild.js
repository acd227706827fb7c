// Builds what the editor loads: `node esbuild.js [--production] [--watch] [--outdir=FOLDER]`.
'use strict';
const fs = require('node:fs');
const path = require('node:path');
const esbuild = require('esbuild');
const { version } = require('./package.json');

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

// Most of the code is not needed to open a window. It has bundles of its own, each loaded by the first call of one of
// these functions; a function that is called but missing here fails the build.

/** All that the host calls of `core`, signing in aside. */
const coreFunctions = {
  'src/core/present/document.ts': ['documentText'],
  'src/core/present/comparisonView.ts': ['comparisonRows'],
  'src/core/present/escape.ts': ['codeSpan', 'cutText', 'markdownText', 'shortText', 'visibleText'],
  'src/core/present/expectations.ts': ['expectationTexts'],
  'src/core/present/hover.ts': ['hoverMarkdown'],
  'src/core/present/innerTokens.ts': ['payloadOf'],
  'src/core/present/introspectionReport.ts': ['introspectionReport'],
  'src/core/present/requestReport.ts': ['requestReport'],
  'src/core/present/userInfoReport.ts': ['userInfoReport'],
  'src/core/present/issuerProblemWords.ts': ['issuerProblemWords'],
  'src/core/present/jsonText.ts': ['jsonText', 'oneLineJson'],
  'src/core/present/keyHover.ts': ['keyHover'],
  'src/core/present/keyReport.ts': ['keyReportMarkdown'],
  'src/core/present/lifetimeWords.ts': ['nextChange', 'shortLabel', 'shortLifetime'],
  'src/core/present/panelSegments.ts': ['rawSegments'],
  'src/core/present/panelText.ts': ['shownName', 'withoutTokens'],
  'src/core/present/panelValues.ts': ['partAt'],
  'src/core/present/panelView.ts': ['toPanelToken'],
  'src/core/present/selective.ts': ['headerMembersOf'],
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
  'src/core/present/times.ts': ['createTimeWords', 'localAndUtc'],
  'src/core/present/tokenView.ts': ['claimMembersOf', 'toTokenView'],
  'src/core/present/verdict.ts': ['verdictView'],
  'src/core/leaks/kinds.ts': ['kindWords', 'leakKindOf'],
  'src/core/leaks/parseBaseline.ts': ['parseBaseline'],
  'src/core/leaks/report.ts': ['jsonReport'],
  'src/core/leaks/sarif.ts': ['sarifReport'],
  'src/core/leaks/scan.ts': ['scanText'],
  'src/core/edits/allowComment.ts': ['allowComment'],
  'src/core/edits/comments.ts': ['hasComments'],
  'src/core/edits/credentialRedaction.ts': ['credentialRedaction'],
  'src/core/edits/dotenv.ts': ['dotenvAddition', 'dotenvStanding'],
  'src/core/edits/gitignore.ts': ['ignoreAddition', 'isIgnored'],
  'src/core/edits/redaction.ts': ['redaction'],
  'src/core/edits/reference.ts': ['environmentReference', 'hasIdiom'],
  'src/core/edits/suppression.ts': ['isReason', 'suppressedRules', 'suppressionComment'],
  'src/core/edits/variableName.ts': ['assignedName', 'isVariableName', 'variableName'],
  'src/core/leaks/baseline.ts': ['baselineOf', 'baselineText', 'standingIn', 'withEntry'],
  'src/core/leaks/ignore.ts': ['allowanceOf'],
  'src/core/leaks/parseBaseline.ts': ['parseBaseline'],
  'src/core/leaks/scan.ts': ['scanText', 'scanTextInTurns'],
  'src/core/present/historyGuide.ts': ['historyGuide'],
  'src/core/present/leakPage.ts': ['leakPageMarkdown'],
  'src/core/rules/check.ts': ['checkToken'],
  'src/core/rules/nextChange.ts': ['nextFindingChange'],
  'src/core/rules/place.ts': ['findingPlace'],
  'src/core/rules/policy.ts': ['applyPolicy'],
  'src/core/token/decode.ts': ['decodeToken'],
  'src/core/token/lifetime.ts': ['tokenLifetime'],
  'src/core/token/locate.ts': ['locateTokens', 'tokenAt'],
  'src/core/token/pastedTokens.ts': ['pastedTokens'],
  'src/core/token/redact.ts': ['redactToken'],
  'src/core/token/relocate.ts': ['relocateTokens', 'scanTokens'],
  'src/core/validation/challenge.ts': ['parameterOf', 'readRefusal'],
  'src/core/validation/decrypt.ts': ['decryptToken'],
  'src/core/validation/dpop.ts': ['checkDpopProof'],
  'src/core/validation/profileRanking.ts': ['rankProfiles'],
  'src/core/validation/unconfigured.ts': ['judgeWithoutProfile', 'nextTurn'],
  'src/core/validation/validate.ts': ['profilesFor', 'validateToken'],
};

/** What of the host waits for a person to ask for it: the flows that add issuers, sign in and keep sessions. */
const flowFunctions = {
  'src/host/commands/lateCommands.ts': ['lateCommands'],
  'src/host/leaks/acts/features.ts': ['createLeakActs'],
  'src/host/leaks/leakJudge.ts': ['createLeakJudge'],
  'src/host/leaks/features.ts': ['createLeaksFeature'],
  'src/host/panel/features.ts': ['createPanelFeatures'],
  'src/host/sessions/features.ts': ['createSessionFeatures'],
  'src/host/trees/features.ts': ['createIssuersFeature', 'createTokensFeature'],
};

const lateBundles = { core: coreFunctions, flows: flowFunctions };

/** Puts callers of other bundles in the place of the modules that these hold. */
function callLate(...bundles) {
  const callers = new Map();
  for (const bundle of bundles) {
    for (const [file, names] of Object.entries(lateBundles[bundle])) {
      const lines = names.map(
        (name) => `export const ${name} = (...args) => require('./${bundle}.js').${name}(...args);`,
      );
      callers.set(file, lines.join('\n'));
    }
  }
  return {
    name: 'call-late',
    setup(build) {
      build.onLoad({ filter: /[\\/]src[\\/](?:core|host)[\\/].+\.ts$/ }, ({ path: file }) => {
        const contents = callers.get(path.relative(__dirname, file).replaceAll(path.sep, '/'));
        return contents === undefined ? undefined : { contents, loader: 'js' };
      });
    },
  };
}

/** The entry of a late bundle. */
function lateEntry(bundle) {
  return {
    name: 'late-entry',
    setup(build) {
      build.onResolve({ filter: /^late-entry$/ }, () => ({ path: 'late-entry', namespace: 'late' }));
      build.onLoad({ filter: /.*/, namespace: 'late' }, () => ({
        contents: Object.entries(lateBundles[bundle])
          .map(([file, names]) => `export { ${names.join(', ')} } from './${file}';`)
          .join('\n'),
        resolveDir: __dirname,
      }));
    },
  };
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  outdir,
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node22',
  external: ['vscode', './core.js', './flows.js'],
  mainFields: ['module', 'main'],
  minify: production,
  // Typographic characters as they are and not as escapes of twice their size.
  charset: 'utf8',
  sourcemap: production ? false : 'linked',
  metafile: true,
  legalComments: 'none',
  logLevel: watch ? 'silent' : 'warning',
};

/** The script of a webview.
 * @returns {import('esbuild').BuildOptions} */
function page(name, footer) {
  return {
    ...shared,
    entryPoints: { [name]: `src/webview/${name}/page.ts` },
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
    external: [],
    plugins: [watchReporter],
    footer,
  };
}

/** The editor's icon font, which a page has to bring itself; its licence, CC BY 4.0, asks to be named. */
function copyIcons() {
  const folder = path.join(__dirname, 'node_modules/@vscode/codicons');
  fs.mkdirSync(outdir, { recursive: true });
  fs.copyFileSync(path.join(folder, 'dist/codicon.ttf'), path.join(outdir, 'codicon.ttf'));
  const css = fs.readFileSync(path.join(folder, 'dist/codicon.css'), 'utf8');
  const licence = fs.readFileSync(path.join(folder, 'LICENSE'), 'utf8').trim();
  // The address in the style sheet has a query for caches, which a webview has none of.
  fs.writeFileSync(
    path.join(outdir, 'codicon.css'),
    `/*\n@vscode/codicons\n\n${licence}\n*/\n${css.replace(/codicon\.ttf\?\w+/, 'codicon.ttf')}`,
  );
}

/** The licences of the packages in a bundle, which ask to be kept with every copy. */
function notices(...files) {
  const texts = files.map(
    (file) => `${path.dirname(file)}\n\n${fs.readFileSync(path.join(__dirname, 'node_modules', file), 'utf8').trim()}`,
  );
  return { js: `/*\n${texts.join('\n\n')}\n*/` };
}
const corePackages = ['jsonc-parser/LICENSE.md', '@noble/hashes/LICENSE', 'jose/LICENSE.md'];
const coreNotices = notices(...corePackages);

/** A program that runs without an editor.
 * @returns {import('esbuild').BuildOptions} */
function scanBundle(name, entry) {
  return {
    ...shared,
    entryPoints: { [name]: entry },
    target: 'node20',
    external: [],
    // There is Node, whose hashes take a tenth of the time.
    alias: {
      '@noble/hashes/hmac.js': './src/scan/nodeHashes.ts',
      '@noble/hashes/sha2.js': './src/scan/nodeHashes.ts',
    },
    define: { 'process.env.CLAIMCHECK_VERSION': JSON.stringify(version) },
    plugins: [watchReporter],
    footer: coreNotices,
  };
}

/** @type {readonly import('esbuild').BuildOptions[]} */
const bundles = [
  { ...shared, entryPoints: { extension: 'src/extension.ts' }, plugins: [watchReporter, callLate('core', 'flows')] },
  {
    ...shared,
    entryPoints: { flows: 'late-entry' },
    plugins: [watchReporter, lateEntry('flows'), callLate('core')],
    footer: notices(...corePackages, 'picomatch/LICENSE'),
  },
  {
    ...shared,
    entryPoints: { core: 'late-entry' },
    plugins: [watchReporter, lateEntry('core')],
    footer: coreNotices,
  },
  // The search for leaks: the command line, and the thread that it works in.
  scanBundle('scan', 'src/scan/cli.ts'),
  scanBundle('scanWorker', 'src/scan/worker.ts'),
  // The pages, for the browser inside the editor.
  page('signIn', notices('lit/LICENSE', '@vscode-elements/elements/LICENSE', 'uqr/LICENSE')),
  page('panel', notices('lit/LICENSE', '@vscode-elements/elements/LICENSE')),
];

async function main() {
  if (watch) {
    copyIcons();
    const contexts = await Promise.all(bundles.map((bundle) => esbuild.context(bundle)));
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  fs.rmSync(outdir, { recursive: true, force: true });
  copyIcons();
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
