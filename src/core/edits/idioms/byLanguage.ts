/** The idiom of each language, by the editor's language id. */
import {
  cpp,
  csharp,
  dart,
  go,
  groovy,
  java,
  jenkinsfile,
  julia,
  kotlin,
  rust,
  scala,
  swift,
  visualBasic,
} from './compiled';
import type { Idiom } from './idiom';
import { elixir, javaScript, javaScriptMarkup, lua, perl, php, python, r, ruby } from './scripts';
import { batch, fish, powerShell, shell } from './shells';
import { dockerfile, json, makefile, request, settings, terraform, xml, yaml } from './texts';

const idioms: ReadonlyMap<string, Idiom> = new Map<string, Idiom>([
  ['javascript', javaScript],
  ['typescript', javaScript],
  ['javascriptreact', javaScriptMarkup],
  ['typescriptreact', javaScriptMarkup],
  ['python', python],
  ['ruby', ruby],
  ['php', php],
  ['perl', perl],
  ['lua', lua],
  ['elixir', elixir],
  ['r', r],
  ['go', go],
  ['java', java],
  ['kotlin', kotlin],
  ['groovy', groovy],
  ['scala', scala],
  ['csharp', csharp],
  ['vb', visualBasic],
  ['rust', rust],
  ['swift', swift],
  ['dart', dart],
  ['c', cpp],
  ['cpp', cpp],
  ['julia', julia],
  ['shellscript', shell],
  ['fish', fish],
  ['powershell', powerShell],
  ['bat', batch],
  ['yaml', yaml],
  ['dockercompose', yaml],
  ['github-actions-workflow', yaml],
  ['azure-pipelines', yaml],
  ['json', json],
  ['jsonc', json],
  ['http', request],
  ['dockerfile', dockerfile],
  ['makefile', makefile],
  ['terraform', terraform],
  ['toml', settings],
  ['properties', settings],
  ['ini', settings],
  ['xml', xml],
]);

/** Told by the name of the file, since the editor knows many languages only with an extension for them. */
const byName: readonly (readonly [pattern: RegExp, idiom: Idiom | undefined])[] = [
  // What stands here are the values themselves.
  [/(?:^|[\\/])\.env(?:\.[\w.-]+)?$|\.(?:env|tfvars)$/, undefined],
  [/\.(?:http|rest)$/, request],
  [/(?:^|[\\/])Jenkinsfile[^\\/]*$/, jenkinsfile],
  [/(?:^|[\\/])(?:Dockerfile|Containerfile)[^\\/]*$|\.dockerfile$/i, dockerfile],
  [/\.(?:kt|kts)$/, kotlin],
  [/\.(?:scala|sc|sbt)$/, scala],
  [/\.(?:groovy|gradle)$/, groovy],
  [/\.exs?$/, elixir],
  [/\.(?:tf|hcl)$/, terraform],
  [/\.fish$/, fish],
  [/\.toml$|(?:^|[\\/])\.npmrc$/, settings],
  [/(?:^|[\\/])Makefile$/, makefile],
];

/** The idiom of a document; undefined where nothing can stand for a value. */
export function idiomOf(languageId: string, fileName: string): Idiom | undefined {
  const named = byName.find(([pattern]) => pattern.test(fileName));
  return named === undefined ? idioms.get(languageId) : named[1];
}
