/** Idioms of languages that are run from their source. */
import { slashComments } from '../lexis';
import type { CodeIdiom, IdiomString } from './idiom';
import { pythonImport } from './imports';

const processEnv = (name: string): string => `process.env.${name}`;
const inTemplate = (name: string): string => `\${process.env.${name}}`;
const intoTemplate = { open: '`', close: '`', unless: /[`\\]|\$\{/, inside: inTemplate } as const;

export const javaScript: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: [
      { open: '"', close: '"', escape: '\\', turnInto: intoTemplate },
      { open: "'", close: "'", escape: '\\', turnInto: intoTemplate },
      { open: '`', close: '`', escape: '\\', multiline: true, inside: inTemplate },
    ],
  },
  read: processEnv,
  bare: processEnv,
  join: ' + ',
};

/** JavaScript with markup in it. */
export const javaScriptMarkup: CodeIdiom = { ...javaScript, bare: (name) => `{process.env.${name}}`, markup: true };

const environ = (quote: string, name: string): string => `os.environ[${quote}${name}${quote}]`;

function pythonStrings(): readonly IdiomString[] {
  return ['"""', "'''", '"', "'"].flatMap((quotes) => {
    const other = quotes.startsWith('"') ? "'" : '"';
    const inside = (name: string): string => `{${environ(other, name)}}`;
    const form = { close: quotes, escape: '\\', ...(quotes.length === 3 ? { multiline: true as const } : {}) } as const;
    const intoF = { open: `f${quotes}`, close: quotes, unless: /[{}\\]/, inside };
    const read = (name: string): string => `${environ(quotes.charAt(0), name)}.encode()`;
    const prefixed = (prefixes: string, more: Partial<IdiomString>): readonly IdiomString[] =>
      prefixes.split(' ').map((prefix) => ({ ...form, ...more, open: prefix + quotes }));
    return [
      { ...form, open: quotes, turnInto: intoF },
      ...prefixed('f F rf fr RF FR rF Rf fR Fr', { inside }),
      ...prefixed('r R u U', {}),
      ...prefixed('b B rb br RB BR', { read }),
    ];
  });
}

export const python: CodeIdiom = {
  lexis: { lineComments: ['#'], strings: pythonStrings() },
  read: (name, quote) => environ(quote, name),
  join: ' + ',
  adjacent: true,
  needs: pythonImport,
};

const fetched = (quote: string, name: string): string => `ENV.fetch(${quote}${name}${quote})`;
const inRuby = (name: string): string => `#{${fetched("'", name)}}`;

export const ruby: CodeIdiom = {
  lexis: {
    lineComments: ['#'],
    blockComments: [['\n=begin', '\n=end']],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true, inside: inRuby },
      {
        open: "'",
        close: "'",
        escape: '\\',
        multiline: true,
        turnInto: { open: '"', close: '"', unless: /["\\#]/, inside: inRuby },
      },
      { open: '`', close: '`', escape: '\\', multiline: true, inside: inRuby },
    ],
    heredoc: {
      form: { open: '', close: '', escape: 'none', inside: inRuby },
      lead: /<<[~-]?(["'`]?)([A-Z_]\w{0,60})\1/y,
      verbatim: "'",
    },
  },
  read: (name, quote) => fetched(quote === '`' ? "'" : quote, name),
  join: ' + ',
  adjacent: true,
};

export const php: CodeIdiom = {
  lexis: {
    lineComments: ['//', '#'],
    blockComments: [['/*', '*/']],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true },
      { open: "'", close: "'", escape: '\\', multiline: true },
    ],
    heredoc: {
      form: { open: '', close: '', escape: 'none', inside: (name) => `{$_ENV['${name}']}` },
      lead: /<<<[ \t]?(["']?)([A-Za-z_]\w{0,60})\1/y,
      verbatim: "'",
    },
  },
  read: (name, quote) => `getenv(${quote}${name}${quote})`,
  join: ' . ',
  // Constants and defaults of properties are known before anything runs.
  constants: [{ pattern: /\b(?:const|var|private|protected|public|static)\s[^=;(){}]*=\s*$/, into: undefined }],
};

const inPerl = (name: string): string => `$ENV{${name}}`;

export const perl: CodeIdiom = {
  lexis: {
    wordComments: ['#'],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true, inside: inPerl },
      {
        open: "'",
        close: "'",
        escape: '\\',
        multiline: true,
        turnInto: { open: '"', close: '"', unless: /["$@\\]/, inside: inPerl },
      },
    ],
  },
  read: inPerl,
  join: ' . ',
};

export const lua: CodeIdiom = {
  lexis: {
    blockComments: [['--[[', ']]']],
    lineComments: ['--'],
    strings: [
      { open: '"', close: '"', escape: '\\' },
      { open: "'", close: "'", escape: '\\' },
      { open: '[[', close: ']]', escape: 'none', multiline: true },
    ],
  },
  read: (name, quote) => (quote === "'" ? `os.getenv('${name}')` : `os.getenv("${name}")`),
  join: ' .. ',
};

export const elixir: CodeIdiom = {
  lexis: {
    lineComments: ['#'],
    strings: [
      { open: '"""', close: '"""', escape: '\\', multiline: true, inside: (name) => `#{System.fetch_env!("${name}")}` },
      { open: '"', close: '"', escape: '\\', multiline: true, inside: (name) => `#{System.fetch_env!("${name}")}` },
    ],
  },
  read: (name) => `System.fetch_env!("${name}")`,
  join: ' <> ',
};

export const r: CodeIdiom = {
  lexis: {
    lineComments: ['#'],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true },
      { open: "'", close: "'", escape: '\\', multiline: true },
    ],
  },
  read: (name, quote) => `Sys.getenv(${quote}${name}${quote})`,
  compose: ({ form, head, tail }, name) => {
    const text = (part: string): readonly string[] => (part === '' ? [] : [form.open + part + form.close]);
    return `paste0(${[...text(head), `Sys.getenv("${name}")`, ...text(tail)].join(', ')})`;
  },
};
