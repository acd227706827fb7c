/** What the token panel shows: plain data without a secret part of a token, every text visible. */
import type { DisclosureView, InstantView, LifetimeView, VerdictView } from './tokenView';

/** Where the token comes from that the panel shows: `file` where the cursor was at it, and is elsewhere or not followed. */
export type PanelSource = 'cursor' | 'file' | 'pasted' | 'link' | 'session';

/**
 * All that the panel shows, always whole. No secret part of a token is in it, and the host has made every text visible
 * that a token, a server or a profile wrote: what cannot be seen is written out.
 */
export interface PanelView {
  /** Undefined where there is no token to show: the page then says how to get one. */
  readonly token: PanelToken | undefined;
  readonly source: PanelSource;
  /** Such as `login.ts:12` or the name of a profile. */
  readonly place: string | undefined;
  /** The panel stays with this token, wherever the cursor goes. */
  readonly pinned: boolean;
  /** Whether a folder of an untrusted workspace is open: nobody is asked for anything then. */
  readonly restricted: boolean;
  readonly session: PanelSession | undefined;
  readonly comparison: ComparisonView | undefined;
  /** What can be done now, in the order in which it is offered. */
  readonly acts: readonly PanelAct[];
  /** What is being done; the page shows that it goes on. */
  readonly busy: PanelAct | undefined;
  /** What came of the last act, in a sentence. */
  readonly notice: string | undefined;
}

/** A token as the panel shows it. */
export interface PanelToken {
  /** The host's handle for this token; it holds no part of the token. */
  readonly reference: string;
  readonly form: 'jws' | 'jws-detached' | 'jwe' | 'sd-jwt' | 'jws-json' | 'opaque' | 'malformed';
  /** Such as `Access token`. */
  readonly title: string;
  readonly provider: string | undefined;
  /** `iss`, cut to a length fit for a title. */
  readonly issuer: string | undefined;
  readonly confidence: 'certain' | 'likely' | 'guess';
  readonly reasons: readonly string[];
  /** The sentence that says nothing was verified, fit for the form. */
  readonly verification: string;
  readonly verdict: VerdictView | undefined;
  readonly problem: string | undefined;
  readonly lifetime: LifetimeView | undefined;
  readonly scale: LifetimeScale | undefined;
  readonly claims: readonly PanelMember[];
  readonly header: readonly PanelMember[];
  readonly payload: { readonly label: string; readonly text: string; readonly truncated: boolean } | undefined;
  /** Failed first, then what deserves attention, then what passed. */
  readonly checks: readonly CheckView[];
  readonly segments: readonly SegmentView[];
  readonly disclosures: readonly DisclosureView[];
  readonly facts: readonly string[];
  readonly nested: readonly { readonly label: string; readonly token: PanelToken }[];
  /** The token with its secret parts left out; empty for a nested one. */
  readonly redacted: string;
}

/** The instants of a token's life, in milliseconds of the host's clock. */
export interface LifetimeScale {
  readonly issuedAt: number | undefined;
  readonly notBefore: number | undefined;
  /** From here on the token counts as expiring. */
  readonly expiringFrom: number | undefined;
  readonly expiresAt: number | undefined;
  /** The end of the refresh token that goes with it, where that is known. */
  readonly refreshExpiresAt: number | undefined;
}

/** One claim or header parameter. */
export interface PanelMember {
  readonly name: string;
  /** The registry's title, or undefined for a private name. */
  readonly title: string | undefined;
  readonly meaning: string | undefined;
  /** What this very value means, as a part of a sentence. */
  readonly explained: string | undefined;
  readonly source: string | undefined;
  readonly instant: InstantView | undefined;
  readonly duplicate: boolean;
  readonly value: ValueView;
}

/**
 * A JSON value, numbers as written; what goes beyond the room of a view is counted. A string that could be read as a
 * value of another type, such as `"1"`, `"true"` or `""`, stands in quotation marks.
 */
export type ValueView =
  | { readonly kind: 'string' | 'number' | 'literal'; readonly text: string; readonly truncated: boolean }
  /** An array of texts or numbers, or a scope string taken apart: shown as chips. `total` counts those left out too. */
  | { readonly kind: 'chips'; readonly items: readonly string[]; readonly total: number }
  | { readonly kind: 'array'; readonly items: readonly ValueView[]; readonly total: number }
  | {
      readonly kind: 'object';
      readonly members: readonly { readonly name: string; readonly value: ValueView }[];
      readonly total: number;
    };

export interface CheckView {
  readonly state: 'failed' | 'attention' | 'note' | 'passed';
  /** A rule of the catalogue, whose page can be opened; undefined for an expectation of a profile. */
  readonly ruleId: string | undefined;
  readonly title: string;
  /** What was found; undefined where it passed and nothing is to be said. */
  readonly reason: string | undefined;
  readonly expected: string | undefined;
  readonly found: string | undefined;
  readonly source: string | undefined;
  /** How to mend it. */
  readonly fix: string | undefined;
}

/** A part of the token as written. Its text is posted only when a person asks for it. */
export interface SegmentView {
  readonly kind: SegmentKind;
  /** Such as `Payload`. */
  readonly label: string;
  /** Characters. */
  readonly length: number;
  /** What it decodes to, such as `8 claims` or `RS256, 256 bytes`. */
  readonly describes: string;
}

export type SegmentKind =
  | 'header'
  | 'payload'
  | 'signature'
  | 'encrypted-key'
  | 'iv'
  | 'ciphertext'
  | 'tag'
  | 'disclosure'
  | 'key-binding'
  | 'text';

/** The raw text of a segment, and which characters of it hold which member. */
export interface RawSegment {
  readonly kind: SegmentKind;
  readonly text: string;
  /** In order, without overlaps; characters between belong to no member. */
  readonly parts: readonly { readonly start: number; readonly end: number; readonly member: string }[];
}

export interface PanelSession {
  readonly id: string;
  readonly profile: string;
  readonly account: string;
  readonly scopes: readonly string[];
  /** Such as `Renewed by itself in 8 min`. */
  readonly standing: string;
  readonly tone: 'neutral' | 'good' | 'attention' | 'bad';
}

/** Two tokens, member by member. */
export interface ComparisonView {
  readonly left: ComparedToken;
  readonly right: ComparedToken;
  readonly rows: readonly ComparisonRow[];
}

export interface ComparedToken {
  readonly title: string;
  readonly place: string | undefined;
}

export interface ComparisonRow {
  readonly area: 'header' | 'claims';
  readonly name: string;
  readonly state: 'same' | 'changed' | 'left' | 'right';
  /** JSON text, cut for reading; undefined where that side lacks the member. */
  readonly left: string | undefined;
  readonly right: string | undefined;
  /** Where the value is an instant. */
  readonly leftInstant: InstantView | undefined;
  readonly rightInstant: InstantView | undefined;
  /** What sets two values apart that look alike, such as `They differ in a slash at the end.`, or how far two instants are apart. */
  readonly difference: string | undefined;
}

/** What a button or a menu of the page does. */
export const panelActs = [
  'validate',
  'validate-with',
  'explain',
  'add-issuer',
  'review-issuers',
  'compare',
  'end-comparison',
  'refresh',
  'copy-as',
  'insert',
  'introspect',
  'revoke',
  'reveal-in-file',
  'open-document',
  'sign-in',
  'back-to-pasted',
  'clear',
] as const;

export type PanelAct = (typeof panelActs)[number];
