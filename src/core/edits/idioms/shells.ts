/** Idioms of shells. */
import type { CodeIdiom, TextIdiom } from './idiom';

const braced = (name: string): string => `\${${name}}`;
const quotedVariable = (name: string): string => `"\${${name}}"`;

export const shell: CodeIdiom = {
  lexis: {
    wordComments: ['#'],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true, inside: braced },
      {
        open: "'",
        close: "'",
        escape: 'none',
        multiline: true,
        turnInto: { open: '"', close: '"', unless: /["$`\\!]/, inside: braced },
      },
      { open: "$'", close: "'", escape: '\\', multiline: true },
    ],
    heredoc: {
      form: { open: '', close: '', escape: 'none', inside: braced },
      lead: /<<-?[ \t]?(["']?)([A-Za-z_]\w{0,60})\1/y,
      verbatim: '"\'',
    },
  },
  read: quotedVariable,
  bare: quotedVariable,
  // Strings side by side are one word.
  join: '',
};

const fishVariable = (name: string): string => `$${name}`;
/** In fish nothing marks where a name ends but the end of the string. */
const inFish = (name: string, next: string): string => (/\w/.test(next) ? `$${name}""` : `$${name}`);

export const fish: CodeIdiom = {
  lexis: {
    wordComments: ['#'],
    strings: [
      { open: '"', close: '"', escape: '\\', multiline: true, inside: inFish },
      { open: "'", close: "'", escape: '\\', multiline: true },
    ],
  },
  read: fishVariable,
  bare: fishVariable,
  join: '',
};

const powerShellVariable = (name: string): string => `$env:${name}`;
const inPowerShell = (name: string, next: string): string =>
  /[\w:]/.test(next) ? `\${env:${name}}` : powerShellVariable(name);

export const powerShell: CodeIdiom = {
  lexis: {
    wordComments: ['#'],
    blockComments: [['<#', '#>']],
    strings: [
      { open: '@"', close: '\n"@', escape: 'none', multiline: true, inside: inPowerShell },
      { open: "@'", close: "\n'@", escape: 'none', multiline: true },
      { open: '"', close: '"', escape: '`', multiline: true, inside: inPowerShell },
      {
        open: "'",
        close: "'",
        escape: 'doubled',
        multiline: true,
        turnInto: { open: '"', close: '"', unless: /["$`]|''/, inside: (name) => `\${env:${name}}` },
      },
    ],
  },
  read: powerShellVariable,
  bare: powerShellVariable,
  join: ' + ',
};

export const batch: TextIdiom = { textual: (name) => `%${name}%` };
