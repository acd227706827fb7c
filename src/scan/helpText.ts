/** What `--help` prints. */

export const helpText = `Finds tokens, private keys and client secrets that must not lie in a repository.

node scan.js [folder] [options]

What is searched (without one of these: every file that Git tracks or would take up, or without Git every file):
  --staged             what is staged for the next commit, as it is staged
  --changed            what differs from the last commit, and what is not tracked
  --history N          what the last N commits have added
  --since REF          what the commits since REF have added: a branch, a tag or a commit

What is told:
  --format FORMAT      text (the default), json, or sarif (2.1.0)
  --output FILE        writes the report there
  --min-rank RANK      live (the default), test (credentials that open nothing too), expired (everything)
  --max-file-size MB   files above are skipped; 20 if not given

What is accepted:
  --baseline FILE      the credentials that are known and accepted. If not given: .claimcheck-baseline.json in the folder
                       that is searched, and those in folders below it, each for what stands in its own folder; with
                       --staged as they are staged
  --update-baseline    accepts what is found, with --reason
  --reason TEXT        why it is accepted; it is written into the baseline
  A comment at the place accepts it too: "claimcheck-ignore leak: why", "gitleaks:allow", "pragma: allowlist secret".

  --help, --version

Nothing is sent anywhere, and no report holds any secret part of what is found.

Exit codes:
  0  nothing that is not accepted
  1  something that is not accepted
  2  wrong options, or a failure: the report, if any, does not tell everything. A file that cannot be read is one, a
     shallow clone that lacks commits of --history or --since, and of --staged a file above --max-file-size
`;
