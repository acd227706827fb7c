/** Says whether what is kept outlives the window, and what was set aside because it cannot be read. */
import type { SignInFlow } from './signInFlow';
import { damagedEntries, signInMessages } from './signInMessages';
import { storeHealthSentence } from './signOutMessages';

export async function checkSecretStorage({ sessions, dialog }: Pick<SignInFlow, 'sessions' | 'dialog'>): Promise<void> {
  const health = await sessions.health();
  const sentence = storeHealthSentence(health);
  const isGood = health === 'ok' || health === 'unknown';
  const damaged = (await sessions.damaged()).length;
  if (damaged === 0) return void (isGood ? dialog.say(sentence) : dialog.warn(sentence));
  const choice = await dialog.warn(`${sentence} ${damagedEntries(damaged)}`, signInMessages.deleteDamaged);
  if (choice !== undefined) await sessions.deleteDamaged();
}
