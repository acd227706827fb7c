/** The disclosures of an SD-JWT in a token document, each below the one it is reached through. */
import type { Disclosure, DisclosureState } from '../token/decoded';
import { arrayText, objectText, textEntry, type Entry, type Write } from './documentLayout';
import { jsonText, prettyJson } from './jsonText';

export function disclosureList(disclosures: readonly Disclosure[], depth = 0): Write {
  return arrayText(disclosures.map((disclosure) => disclosureText(disclosure, depth)));
}

/** A longer chain than anybody makes; the rest is counted. */
const deepest = 50;

const stateComments: Readonly<Record<DisclosureState, readonly string[]>> = {
  matched: [],
  unreferenced: ['// No digest in the token asks for it: ignore it (RFC 9901 §7.1)'],
  duplicate: ['// Given twice (RFC 9901 §7.1)'],
  malformed: ['// Cannot be read'],
};

function disclosureText(disclosure: Disclosure, depth: number): Write {
  const { value, children } = disclosure;
  const entries: readonly (Entry | undefined)[] = [
    named('path', disclosure.path),
    named('name', disclosure.name),
    value === undefined ? undefined : { name: 'value', text: (level) => prettyJson(jsonText(value), { level }) },
    textEntry('digest', disclosure.digest),
    children.length === 0 ? undefined : { name: 'disclosures', text: childList(children, depth) },
  ];
  const present = entries.filter((entry) => entry !== undefined);
  return objectText(
    present.map((entry, index) => (index === 0 ? { ...entry, comments: stateComments[disclosure.state] } : entry)),
  );
}

function childList(children: readonly Disclosure[], depth: number): Write {
  return depth < deepest
    ? disclosureList(children, depth + 1)
    : () => JSON.stringify(`(${children.length} more, not shown)`);
}

function named(name: string, value: string | undefined): Entry | undefined {
  return value === undefined ? undefined : textEntry(name, value);
}
