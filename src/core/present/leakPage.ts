/** The page about credentials in files, which the code of such a problem links to. */

/** As Markdown, in lines short enough to read where long ones are not wrapped. */
export function leakPageMarkdown(): string {
  return page;
}

const page = `# A credential in a file that Git tracks

Problem \`leak\` · Warning; Information where it is expired or for tests

## Why it matters

Whoever gets the repository gets the credential with it: everybody who clones
it, every backup, every build, every copy on a laptop. What was committed once
stays in the history, also when a later commit takes it out. A file that is not
tracked yet, and not ignored either, goes the same way with the next \`git add\`.

## How to mend it

1. If it was committed or shared, **revoke it first**, at its issuer or in the
   settings of its service. Until then nothing else helps.
2. Put a reference to an environment variable in its place, by the quick fix,
   and keep the value in a file that Git ignores.
3. If it was pushed, let *Claimcheck: Show How to Clean the History…* tell what
   the state of the repository makes necessary.

## What it is checked on

Tokens, API keys, private keys, client secrets, and tokens or keys inside of
base64, in files of the workspace that Git tracks or would take up. Git is asked
which these are; nothing is sent anywhere. Where there is no Git, there is no
such problem.

## Where it is right

In one place, by a comment on its line, with the reason, without which it does
not count:

\`\`\`js
// claimcheck-ignore leak: opens the test server on this machine only
\`\`\`

For everybody who works on the repository, by an entry with a reason in
\`.claimcheck-baseline.json\`: the quick fix *Accept into the baseline…*. The
file holds a fingerprint, from which nothing of the credential can be computed.

In no file at all, by a user setting:

\`\`\`json
"claimcheck.leaks.problems": "off"
\`\`\`
`;
