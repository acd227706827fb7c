/** A credential that was found in the workspace, and what is known of it: what tree, problems and acts speak of. */
import type * as vscode from 'vscode';
import type { IssuerAnswer } from '../../core/leaks/answer';
import type { Standing } from '../../core/leaks/baseline';
import type { Allowance } from '../../core/leaks/ignore';
import type { Leak, LeakRank } from '../../core/leaks/leak';

/** One place of one credential. It holds no secret: whoever works on it finds the text anew by its fingerprint. */
export interface FoundLeak {
  /** The same for the same credential at the same place, so that a list keeps what was open and selected. */
  readonly id: string;
  readonly leak: Leak;
  readonly folder: vscode.WorkspaceFolder;
  /** From the folder, with `/` between its parts; hostile text still. */
  readonly path: string;
  /** Of the file as it would stand in the folder now; one of the history may be gone. */
  readonly uri: vscode.Uri;
  /** Where it stood when it was found. */
  readonly range: vscode.Range;
  readonly rank: LeakRank;
  /** `resolved` where it was listed before and the last search did not find it. */
  readonly state: Standing | 'resolved';
  readonly tracking: 'tracked' | 'untracked' | 'ignored' | 'history' | undefined;
  /** The commit that added it, for one of the history. */
  readonly commit: string | undefined;
  /** The last search found it, and the one before, which looked there too, did not. */
  readonly isFresh?: boolean;
  readonly said?: SaidOfLeak | undefined;
  /** What comments say of it. */
  readonly comment?: Allowance;
}

/** What was said last of a credential, and when. */
export type SaidOfLeak = IssuerAnswer;

export type CheckedLeak = IssuerAnswer['result'];

/** Every leak that is listed. */
export interface LeakStore {
  readonly all: () => readonly FoundLeak[];
  readonly onDidChange: vscode.Event<void>;
  /** Keeps what an issuer said, by fingerprint; an active one counts as verified, any other as expired. */
  readonly check: (fingerprint: string, result: CheckedLeak) => void;
  /** Looks again at files that an act has changed. */
  readonly lookAgain: (uris: readonly vscode.Uri[]) => Promise<void>;
  /** Reads the baseline of a folder anew, as after an entry was added. */
  readonly readBaseline: (folder: vscode.WorkspaceFolder) => Promise<void>;
}
