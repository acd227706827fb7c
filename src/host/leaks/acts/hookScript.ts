/** The script of the hook that Git runs before each commit (githooks(5)); a POSIX shell reads it, on Windows that of Git. */

/** What tells our part of a hook from anybody else's. */
export const hookMarker = '# Claimcheck: searches what is staged for credentials';

export interface HookPrograms {
  /** `scan.js` of this version of the extension. */
  readonly script: string;
  /** Runs it where `node` is not on the path. */
  readonly node: string;
}

/** A hook that does nothing else. */
export function hookScript(programs: HookPrograms): string {
  return `#!/bin/sh\n${hookLines(programs)}`;
}

/**
 * The lines to add to a hook that is there.
 *
 * An update of the extension puts it into another folder beside the old one, so any version of it will do. Where there
 * is none the commit is refused: whoever relies on the search must not lose it in silence.
 */
export function hookLines({ script, node }: HookPrograms): string {
  const [path, versions] = [slashed(script), anyVersion(slashed(script))];
  const candidates = [quoted(path), ...(versions === undefined ? [] : [versions])].join(' ');
  return `${hookMarker}
claimcheck_scan=
for candidate in ${candidates}; do
  if [ -f "$candidate" ]; then claimcheck_scan=$candidate; fi
done
if [ -z "$claimcheck_scan" ]; then
  echo 'Claimcheck is not installed any more, so nothing was searched. Install it, or take its lines out of this hook.' >&2
  exit 1
fi
if command -v node >/dev/null 2>&1; then node "$claimcheck_scan" --staged || exit $?
else ELECTRON_RUN_AS_NODE=1 ${quoted(slashed(node))} "$claimcheck_scan" --staged || exit $?
fi
# Claimcheck: end
`;
}

/** Shells of Windows know the slash alone. */
function slashed(path: string): string {
  return path.replaceAll('\\', '/');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

/** `…/claimcheck.claimcheck-1.2.3/dist/scan.js` with a pattern in the place of the version. */
function anyVersion(path: string): string | undefined {
  const [, before, after] = /^(.*\/[\w-]+\.[\w-]+-)\d[\w.+-]*(\/[^/]+\/[^/]+)$/.exec(path) ?? [];
  return before === undefined || after === undefined ? undefined : `${quoted(before)}*${quoted(after)}`;
}
