import { mandatoryNames, type ParameterKind, type ParameterTraits } from '@fealty/contract';
import type { Static, TObject } from 'typebox';
import { jsonFields } from './body-fields.ts';
import { decodeValue } from './form-fields.ts';
import { readJson } from './json-text.ts';
import { understand } from './parameter-kinds.ts';
import { readRecord } from './passed-record.ts';
import type { Fault, Understood } from './understood.ts';
import { NO_FIELDS, type RawField, type RawFields } from './raw-fields.ts';

/** What is wrong with the parameters of a request: all that are missing, or all that are malformed. */
export type Unreadable =
  | { readonly kind: 'missing'; readonly names: readonly string[] }
  | { readonly kind: 'malformed'; readonly faults: readonly NamedFault[] };

export interface NamedFault {
  readonly name: string;
  readonly seen: string;
  readonly allowed: string;
}

export type Reading<T> = { readonly kind: 'read'; readonly values: T } | Unreadable;

/** Reads the parameters of one endpoint out of query and body; what the query says goes first. */
export type ReadParameters<T> = (query: RawFields, body: RawFields) => Reading<T>;

interface Parameter {
  readonly name: string;
  readonly names: readonly string[];
  readonly kind: ParameterKind;
  readonly traits: ParameterTraits;
  readonly required: boolean;
  readonly otherwise: unknown;
  /** Of an object: how what is in it is read. */
  readonly within: ReadParameters<unknown> | null;
}

/**
 * Prepares the reading of an endpoint's parameters from their schema, once at start. The order of
 * judging is: everything that is missing (615), then everything that is malformed (601).
 */
export function prepareReading<P extends TObject>(schema: P): ReadParameters<Static<P>> {
  const mandatory = mandatoryNames(schema);
  const parameters = Object.entries(schema.properties).map(([name, property]) =>
    describe(name, property, mandatory.has(name)),
  );
  return (query, body) => {
    const values: Record<string, unknown> = {};
    const missing: string[] = [];
    const faults: NamedFault[] = [];
    for (const parameter of parameters) {
      const understood = find(parameter, query, body);
      if ('within' in understood) {
        const { within } = understood;
        const inside = (name: string): string => `${parameter.name}.${name}`;
        if (within.kind === 'read') values[parameter.name] = within.values;
        else if (within.kind === 'missing') missing.push(...within.names.map(inside));
        else faults.push(...within.faults.map((one) => ({ ...one, name: inside(one.name) })));
      } else if (understood.kind === 'value') values[parameter.name] = understood.value;
      else if (understood.kind === 'fault') faults.push(named(parameter.name, understood));
      else if (parameter.required) missing.push(parameter.name);
      else if (parameter.otherwise !== undefined) values[parameter.name] = parameter.otherwise;
    }
    if (missing.length > 0) return { kind: 'missing', names: missing };
    if (faults.length > 0) return { kind: 'malformed', faults };
    // The schema is what the values were read by, so they have its type.
    return { kind: 'read', values: values as Static<P> };
  };
}

function describe(name: string, property: object, required: boolean): Parameter {
  if (!('x-kind' in property)) throw new Error(`parameter ${name} has no kind`);
  const traits = property as ParameterTraits;
  const { default: otherwise } = traits;
  return {
    name,
    names: [name, ...(traits['x-also'] ?? [])],
    kind: traits['x-kind'],
    traits,
    required,
    otherwise,
    within: isObject(property) ? prepareReading(property) : null,
  };
}

function isObject(property: object): property is TObject {
  return 'x-kind' in property && property['x-kind'] === 'object' && 'properties' in property;
}

/** What stood within an object. */
interface Inside {
  readonly within: Reading<unknown>;
}

function find(parameter: Parameter, query: RawFields, body: RawFields): Understood | Inside {
  // URLs are logged on the way; what is secret is not read out of one.
  for (const fields of parameter.kind === 'secret' ? [body] : [query, body]) {
    if (fields.size === 0) continue;
    for (const name of parameter.names) {
      const understood = look(parameter, fields.get(name));
      if ('within' in understood || understood.kind !== 'absent') return understood;
    }
  }
  return { kind: 'absent' };
}

function look(
  { kind, traits, within }: Parameter,
  field: RawField | undefined,
): Understood | Inside {
  if (kind !== 'object' || within === null) {
    return kind === 'object' ? { kind: 'absent' } : understand(kind, field, traits);
  }
  const given = objectOf(field);
  if (given === null || given === undefined || given === '') return { kind: 'absent' };
  const fields = jsonFields(given);
  if (fields === null) {
    return { kind: 'fault', seen: JSON.stringify(given), allowed: 'a JSON object' };
  }
  const reading = within(NO_FIELDS, fields);
  return { within: traits['x-rest'] === true ? withRest(reading, fields, traits) : reading };
}

/** Adds what the object holds under names of the merchant's own. */
function withRest(
  reading: Reading<unknown>,
  fields: RawFields,
  { properties = {} }: ParameterTraits,
): Reading<unknown> {
  if (reading.kind !== 'read') return reading;
  const others = [...fields].filter(([name]) => !Object.hasOwn(properties, name));
  if (others.length === 0) return reading;
  const given = others.map(([name, field]) => [name, field.from === 'json' ? field.value : null]);
  const custom = readRecord(Object.fromEntries(given), {});
  if (custom.kind === 'fault') {
    const name = custom.where?.slice(1) ?? 'a name';
    return { kind: 'malformed', faults: [{ ...custom, name }] };
  }
  const kept = custom.kind === 'value' ? { custom: custom.value } : {};
  return { kind: 'read', values: { ...(reading.values as object), ...kept } };
}

/** What was sent for an object: itself, or its JSON text. */
function objectOf(field: RawField | undefined): unknown {
  if (field === undefined) return undefined;
  const text = field.from === 'json' ? field.value : decodeValue(field.values[0] ?? '', 'space');
  return typeof text === 'string' && text !== '' ? (readJson(text) ?? text) : text;
}

function named(name: string, fault: Fault): NamedFault {
  return { name: `${name}${fault.where ?? ''}`, seen: fault.seen, allowed: fault.allowed };
}
