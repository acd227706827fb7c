/** Reads the members of a stored JSON object, each of which must be what it was written as. */
import type { JsonObject, JsonValue } from '../token/decoded';
import { isJsonObject } from '../token/json';

/** Gives a blank value for a member that is not as it should be, and remembers that; `isComplete` then says no. */
export interface Fields {
  readonly text: (name: string) => string;
  readonly optionalText: (name: string) => string | undefined;
  readonly texts: (name: string) => readonly string[];
  readonly date: (name: string) => Date;
  readonly optionalDate: (name: string) => Date | undefined;
  /** A whole number from 1. */
  readonly count: (name: string) => number;
  readonly flag: (name: string) => boolean;
  readonly oneOf: <Value extends string>(name: string, values: readonly [Value, ...Value[]]) => Value;
  readonly optionalOneOf: <Value extends string>(
    name: string,
    values: readonly [Value, ...Value[]],
  ) => Value | undefined;
  readonly object: (name: string) => Fields;
  readonly optionalObject: (name: string) => Fields | undefined;
  readonly optionalJson: (name: string) => JsonObject | undefined;
  /** Whether all that was asked for, here and in inner objects, was as it should be. */
  readonly isComplete: () => boolean;
}

export function fieldsOf(object: JsonObject): Fields {
  let faults = 0;
  return fieldsIn(object, {
    report: () => {
      faults += 1;
    },
    isComplete: () => faults === 0,
  });
}

interface Faults {
  readonly report: () => void;
  readonly isComplete: () => boolean;
}

type Read<Value> = (value: JsonValue | undefined) => Value | undefined;

function fieldsIn(object: JsonObject, faults: Faults): Fields {
  const needed = <Value>(name: string, read: Read<Value>, blank: Value): Value => {
    const value = read(object[name]);
    if (value === undefined) faults.report();
    return value ?? blank;
  };
  const optional = <Value>(name: string, read: Read<Value>): Value | undefined => {
    const value = read(object[name]);
    if (value === undefined && object[name] !== undefined) faults.report();
    return value;
  };
  const fields: Read<Fields> = (value) => (isJsonObject(value) ? fieldsIn(value, faults) : undefined);
  return {
    text: (name) => needed(name, textIn, ''),
    optionalText: (name) => optional(name, textIn),
    texts: (name) => needed(name, textsIn, []),
    date: (name) => needed(name, dateIn, new Date(0)),
    optionalDate: (name) => optional(name, dateIn),
    count: (name) => needed(name, countIn, 1),
    flag: (name) => needed(name, (value) => (typeof value === 'boolean' ? value : undefined), false),
    oneOf: (name, values) => needed(name, (value) => values.find((each) => each === value), values[0]),
    optionalOneOf: (name, values) => optional(name, (value) => values.find((each) => each === value)),
    object: (name) => needed(name, fields, fieldsIn({}, faults)),
    optionalObject: (name) => optional(name, fields),
    optionalJson: (name) => optional(name, (value) => (isJsonObject(value) ? value : undefined)),
    isComplete: faults.isComplete,
  };
}

function textIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function textsIn(value: JsonValue | undefined): readonly string[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const texts = value.filter((each) => typeof each === 'string');
  return texts.length === value.length ? texts : undefined;
}

/** ISO 8601 as `Date.prototype.toISOString` writes it, and nothing else. */
function dateIn(value: JsonValue | undefined): Date | undefined {
  if (typeof value !== 'string') return undefined;
  const date = new Date(value);
  return !Number.isNaN(date.getTime()) && date.toISOString() === value ? date : undefined;
}

function countIn(value: JsonValue | undefined): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 1 ? value : undefined;
}
