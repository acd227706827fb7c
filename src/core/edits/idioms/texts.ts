/** Idioms of files whose tools replace references in the text: configuration, requests, pipelines. */
import { dockerArgument } from './imports';
import type { CodeIdiom, TextIdiom, TextPlace } from './idiom';

const dollarBraces = (name: string): string => `\${${name}}`;

export const yaml: TextIdiom = {
  textual: (name, place) => {
    const reference = yamlReference(name, place.fileName);
    // A brace would end the mapping around it.
    return inFlow(place) ? `"${reference}"` : reference;
  },
};

function yamlReference(name: string, fileName: string): string {
  const path = fileName.replaceAll('\\', '/');
  if (/(?:^|\/)\.github\/workflows\//.test(path)) return `\${{ secrets.${name} }}`;
  if (/(?:^|\/)\.?azure-pipelines[^/]*$/.test(path)) return `$(${name})`;
  return dollarBraces(name);
}

/** Whether the token stands unquoted between brackets or braces. */
function inFlow({ lead }: TextPlace): boolean {
  let depth = 0;
  let quote = '';
  for (const character of lead) {
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '{' || character === '[') depth++;
    else if (character === '}' || character === ']') depth--;
  }
  return quote === '' && depth > 0;
}

export const json: TextIdiom = {
  textual: (name, { fileName, lead }) => {
    const reference = jsonReference(name, fileName.replaceAll('\\', '/'));
    // A token in the JSON serialization is an object and takes no quotes with it.
    return quotesIn(lead) % 2 === 0 ? `"${reference}"` : reference;
  },
};

function jsonReference(name: string, path: string): string {
  if (/(?:^|\/)\.vscode\/[^/]+$|\.code-workspace$/.test(path)) return `\${env:${name}}`;
  if (/(?:^|\/)\.?devcontainer[^/]*\.json$/.test(path)) return `\${localEnv:${name}}`;
  if (/\.postman_(?:collection|environment)\.json$/.test(path)) return `{{${name}}}`;
  return dollarBraces(name);
}

function quotesIn(lead: string): number {
  return lead.replace(/\\./g, '').split('"').length - 1;
}

export const request: TextIdiom = { textual: (name) => `{{$dotenv ${name}}}` };

export const dockerfile: TextIdiom = {
  textual: (name, { lead }) => (/^\s*ARG\s/i.test(lead) ? undefined : dollarBraces(name)),
  needs: dockerArgument,
};

/** TOML, properties, INI and the like: what reads them replaces `${NAME}`, where it replaces anything. */
export const settings: TextIdiom = { textual: dollarBraces };

export const makefile: TextIdiom = { textual: (name) => `$(${name})` };

/** Maven replaces in its own files; no other XML is known to. */
export const xml: TextIdiom = {
  textual: (name, { fileName }) => (/(?:^|[\\/])(?:pom|settings)\.xml$/.test(fileName) ? `\${env.${name}}` : undefined),
};

const terraformName = (name: string): string => `var.${name.replace(/^TF_VAR_/, '').toLowerCase()}`;

/** Terraform fills `var.x` from the environment variable `TF_VAR_x`. */
export const terraform: CodeIdiom = {
  lexis: {
    lineComments: ['#', '//'],
    blockComments: [['/*', '*/']],
    strings: [{ open: '"', close: '"', escape: '\\', inside: (name) => `\${${terraformName(name)}}` }],
    heredoc: {
      form: { open: '', close: '', escape: 'none', inside: (name) => `\${${terraformName(name)}}` },
      lead: /<<-?("?)([A-Z_a-z]\w{0,60})/y,
      verbatim: '',
    },
  },
  read: terraformName,
};
