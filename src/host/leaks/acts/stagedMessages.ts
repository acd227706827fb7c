/** The words of what an act on files leaves staged. */

/** Empty where nothing is. */
export function stageAgainSentence(count: number): string {
  if (count === 0) return '';
  const which = count === 1 ? 'One of the files is' : `${String(count)} of the files are`;
  return `${which} staged as before. Stage again before you commit: what is staged still holds the credential.`;
}
