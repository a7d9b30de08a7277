import { mandatoryNames, type ParameterKind, type ParameterTraits } from '@fealty/contract';
import type { Static, TObject } from 'typebox';
import { understand } from './parameter-kinds.ts';
import type { Fault, Understood } from './understood.ts';
import type { RawFields } from './raw-fields.ts';

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
      if (understood.kind === 'value') values[parameter.name] = understood.value;
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
  };
}

function find(parameter: Parameter, query: RawFields, body: RawFields): Understood {
  for (const fields of [query, body]) {
    if (fields.size === 0) continue;
    for (const name of parameter.names) {
      const understood = understand(parameter.kind, fields.get(name), parameter.traits);
      if (understood.kind !== 'absent') return understood;
    }
  }
  return { kind: 'absent' };
}

function named(name: string, fault: Fault): NamedFault {
  return { name: `${name}${fault.where ?? ''}`, seen: fault.seen, allowed: fault.allowed };
}
