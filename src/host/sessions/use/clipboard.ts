/** Copies tokens, and takes them out of the clipboard again when their time is over. */
import type * as vscode from 'vscode';
import { after, type Clock } from '../../clock';
import { digestOf } from '../../issuers/consent';
import type { SettingsSource } from '../../settings';

export interface TokenClipboard extends vscode.Disposable {
  /** Answers after how many seconds the text goes; undefined: never. */
  readonly copy: (text: string) => Promise<number | undefined>;
}

export interface TokenClipboardDeps {
  readonly clipboard: Pick<vscode.Clipboard, 'readText' | 'writeText'>;
  readonly clock: Clock;
  readonly settings: Pick<SettingsSource, 'current'>;
}

/** Remembers of what it copied the digest alone, and clears nothing that somebody else put there since. */
export function createTokenClipboard({ clipboard, clock, settings }: TokenClipboardDeps): TokenClipboard {
  let waiting: { readonly digest: string; readonly timer: vscode.Disposable } | undefined;

  async function clear(digest: string): Promise<void> {
    try {
      if (digestOf(await clipboard.readText()) === digest) await clipboard.writeText('');
    } catch {
      // A browser may refuse the clipboard of a window that nobody looks at.
    }
  }

  function forget(): string | undefined {
    const digest = waiting?.digest;
    waiting?.timer.dispose();
    waiting = undefined;
    return digest;
  }

  return {
    copy: async (text) => {
      await clipboard.writeText(text);
      forget();
      const seconds = settings.current().clipboardClearAfterSeconds;
      if (seconds === 0) return undefined;
      const digest = digestOf(text);
      const timer = after(clock, seconds * 1000, () => {
        forget();
        void clear(digest);
      });
      waiting = { digest, timer };
      return seconds;
    },
    dispose: () => {
      const digest = forget();
      // The window closes, and nobody would clear it later.
      if (digest !== undefined) void clear(digest);
    },
  };
}
