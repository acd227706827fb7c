/** Idioms of compiled languages. */
import { slashComments } from '../lexis';
import { dartImport, goImport } from './imports';
import type { CodeIdiom, IdiomString } from './idiom';

const character = { open: "'", close: "'", escape: '\\' } as const;
const quoted = { open: '"', close: '"', escape: '\\' } as const;
const tripleQuoted = { open: '"""', close: '"""', escape: 'none', multiline: true } as const;
const systemGetenv = (name: string): string => `System.getenv("${name}")`;

export const go: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: [quoted, character, { open: '`', close: '`', escape: 'none', multiline: true }],
  },
  read: (name) => `os.Getenv("${name}")`,
  join: ' + ',
  constants: [{ pattern: /^\s*const(?=\s+\w)/, into: 'var' }],
  needs: goImport,
};

export const java: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: [{ ...tripleQuoted, escape: '\\', reopen: '"""\n' }, quoted, character],
  },
  read: systemGetenv,
  join: ' + ',
};

const inKotlin = (name: string): string => `\${${systemGetenv(name)}}`;

export const kotlin: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: [{ ...tripleQuoted, inside: inKotlin }, { ...quoted, inside: inKotlin }, character],
  },
  read: systemGetenv,
  join: ' + ',
  constants: [{ pattern: /\bconst\s+(?=val\b)/, into: '' }],
};

function groovyStrings(inside: (name: string) => string): readonly IdiomString[] {
  const turnInto = { open: '"', close: '"', unless: /["$\\]/, inside };
  return [
    { ...tripleQuoted, escape: '\\', inside },
    { ...tripleQuoted, open: "'''", close: "'''", escape: '\\' },
    { ...quoted, inside },
    { ...character, turnInto },
  ];
}

export const groovy: CodeIdiom = {
  lexis: { ...slashComments, strings: groovyStrings(inKotlin) },
  read: systemGetenv,
  join: ' + ',
};

/** A Jenkinsfile runs in a sandbox that lets nobody call `System.getenv`. */
export const jenkinsfile: CodeIdiom = {
  ...groovy,
  lexis: { ...slashComments, strings: groovyStrings((name) => `\${env.${name}}`) },
  read: (name) => `env.${name}`,
};

export const scala: CodeIdiom = {
  lexis: {
    ...slashComments,
    // Before Scala 3 a quote within an interpolation ends the string, so a reference is joined on.
    strings: ['', 's', 'f', 'raw'].flatMap((prefix) => [
      { ...tripleQuoted, open: `${prefix}"""` },
      { ...quoted, open: `${prefix}"` },
    ]),
  },
  read: systemGetenv,
  join: ' + ',
};

export const csharp: CodeIdiom = {
  lexis: {
    ...slashComments,
    // Before C# 11 a quote within an interpolation ends the string, so a reference is joined on.
    strings: [
      tripleQuoted,
      quoted,
      { ...quoted, open: '$"' },
      ...['@"', '$@"', '@$"'].map((open): IdiomString => ({ open, close: '"', escape: 'doubled', multiline: true })),
      character,
    ],
  },
  read: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  join: ' + ',
  constants: [
    { pattern: /(?<=\b(?:private|public|internal|protected) )const\b/, into: 'static readonly' },
    { pattern: /\bconst\s+/, into: '' },
  ],
};

export const visualBasic: CodeIdiom = {
  lexis: { lineComments: ["'"], strings: [{ open: '"', close: '"', escape: 'doubled' }] },
  read: (name) => `Environment.GetEnvironmentVariable("${name}")`,
  join: ' & ',
  constants: [{ pattern: /\bConst\b/i, into: undefined }],
};

const rustRead = (name: string): string => `std::env::var("${name}").expect("${name} is not set")`;

const rustLexis = {
  ...slashComments,
  strings: [
    { ...quoted, multiline: true },
    { open: 'r"', close: '"', escape: 'none', multiline: true },
    { open: 'r#"', close: '"#', escape: 'none', multiline: true },
  ],
} as const;

/** Constants are known when the program is built, so the variable is read then. */
const rustConstant: CodeIdiom = {
  lexis: rustLexis,
  read: (name) => `env!("${name}")`,
  compose: ({ form, head, tail }, name) => {
    const text = (part: string): readonly string[] => (part === '' ? [] : [form.open + part + form.close]);
    return `concat!(${[...text(head), `env!("${name}")`, ...text(tail)].join(', ')})`;
  },
};

export const rust: CodeIdiom = {
  lexis: rustLexis,
  read: rustRead,
  compose: ({ form, head, tail }, name) => {
    const text = (part: string): string => part.replace(/[{}]/g, '$&$&');
    return `format!(${form.open}${text(head)}{}${text(tail)}${form.close}, ${rustRead(name)})`;
  },
  constants: [
    { pattern: /\b(?:const|static)\b[^;=]*=\s*$/, into: undefined, instead: rustConstant },
    // The first argument of these macros must be a literal.
    { pattern: /\b(?:e?print(?:ln)?|format|panic|write(?:ln)?)!\s*\([^)]*$/, into: undefined },
  ],
};

const swiftRead = (name: string): string => `ProcessInfo.processInfo.environment["${name}"] ?? ""`;
const inSwift = (name: string): string => `\\(${swiftRead(name)})`;

export const swift: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: [
      { ...tripleQuoted, escape: '\\', inside: inSwift },
      { ...quoted, inside: inSwift },
    ],
  },
  read: swiftRead,
  join: ' + ',
};

const dartRead = (name: string): string => `Platform.environment['${name}']`;
const inDart = (name: string): string => `\${${dartRead(name)}}`;

export const dart: CodeIdiom = {
  lexis: {
    ...slashComments,
    strings: ['"""', "'''", '"', "'"].flatMap((quotes): readonly IdiomString[] => {
      const form = { close: quotes, ...(quotes.length === 3 ? { multiline: true as const } : {}) };
      return [
        { ...form, open: quotes, escape: '\\', inside: inDart },
        { ...form, open: `r${quotes}`, escape: 'none' },
      ];
    }),
  },
  read: (name) => `${dartRead(name)}!`,
  join: ' + ',
  adjacent: true,
  constants: [{ pattern: /\bconst(?=\s+\w)/, into: 'final' }],
  needs: dartImport,
};

export const cpp: CodeIdiom = {
  lexis: { ...slashComments, strings: [quoted, character] },
  read: (name) => `getenv("${name}")`,
};

export const julia: CodeIdiom = {
  lexis: {
    lineComments: ['#'],
    strings: [tripleQuoted, quoted].map((form) => ({ ...form, escape: '\\', inside: (name) => `$(ENV["${name}"])` })),
  },
  read: (name) => `ENV["${name}"]`,
  join: ' * ',
};
