/** How a search went, as SARIF 2.1.0 tells it: an invocation with a notification for what was not searched. */
import type { SkippedFile } from './report';
import { artifactLocation, messageText } from './sarifText';
import { cutShortSentence, unsearchedReason } from './unsearched';

/** How a search went. */
export interface Invocation {
  readonly skipped: readonly SkippedFile[];
  /** Whether everything was searched that should have been. */
  readonly isWhole: boolean;
  /** Whether commits are missing because the clone is shallow. */
  readonly isCutShort: boolean;
}

const cutShort = 'shallow-clone';

/** The members of a run that tell of it: `invocations`, and the reasons that its notifications refer to. */
export function invocationOf({ skipped, isWhole, isCutShort }: Invocation): {
  readonly invocation: object;
  readonly reasons: readonly object[];
} {
  // A file of many commits is skipped in each.
  const files = new Map(skipped.map((file) => [JSON.stringify([file.code, file.path]), file]));
  const codes = [...new Set(skipped.map(({ code }) => code))];
  return {
    invocation: {
      executionSuccessful: isWhole,
      toolExecutionNotifications: [
        ...(isCutShort
          ? [{ descriptor: { id: cutShort }, level: 'error', message: { text: messageText(cutShortSentence) } }]
          : []),
        ...[...files.values()].filter((file) => !isNote(file)).map(notificationOf),
        ...codes.filter((code) => isNote({ code })).map((code) => countedNotification(code, [...files.values()])),
      ],
    },
    reasons: [
      ...(isCutShort ? [{ id: cutShort, shortDescription: { text: cutShortSentence } }] : []),
      ...codes.map((id) => ({ id, shortDescription: { text: unsearchedReason(id).sentence } })),
    ],
  };
}

/** Most of a repository can be pictures: such files are counted. */
function isNote({ code }: Pick<SkippedFile, 'code'>): boolean {
  return unsearchedReason(code).level === 'note';
}

function countedNotification(id: string, files: readonly SkippedFile[]): object {
  const count = files.filter(({ code }) => code === id).length;
  const { level, sentence } = unsearchedReason(id);
  const text = `${sentence} ${count === 1 ? 'That is 1 file.' : `These are ${String(count)} files.`}`;
  return { descriptor: { id }, level, message: { text: messageText(text) } };
}

function notificationOf({ path, code }: SkippedFile): object {
  const { level, sentence } = unsearchedReason(code);
  return {
    descriptor: { id: code },
    level,
    message: { text: messageText(sentence) },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(path) } }],
  };
}
