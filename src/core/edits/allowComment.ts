/** The comments by which scanners for secrets leave a line alone. */
import { trailingComment } from './comments';
import type { Replacement, TokenPlace } from './reference';

export type Scanner = 'gitleaks' | 'detect-secrets';

/** What each scanner wants to read on the line of the secret. */
const comments: Readonly<Record<Scanner, string>> = {
  gitleaks: 'gitleaks:allow',
  'detect-secrets': 'pragma: allowlist secret',
};

/**
 * The comment at the end of the line on which the token ends; undefined where the language has no comments (JSON), or
 * none can stand on that line (within a string, before a line that goes on).
 */
export function allowComment(place: TokenPlace, scanner: Scanner): Replacement | undefined {
  return trailingComment(place, comments[scanner]);
}
