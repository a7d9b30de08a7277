import { readPoints, type Instant, type Points } from '@fealty/core';

/** Something in a correction that cannot be used. */
export interface CorrectionProblem {
  /** Where it stands, such as `select.members.tier`. */
  readonly field: string;
  readonly found: string;
  readonly allowed: string;
}

interface FieldTerms {
  readonly problems: CorrectionProblem[];
  readonly pointsDecimals: number;
}

const DAY = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d{1,3})?Z)?$/;

/** Reads the fields of one object, and notes what it finds wrong with them. */
export class Fields {
  readonly isThere: boolean;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #path: string;
  readonly #terms: FieldTerms;
  readonly #known = new Set<string>();

  constructor(value: unknown, path: string, terms: FieldTerms) {
    this.#path = path;
    this.#terms = terms;
    this.isThere = value !== undefined;
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    this.#values = isObject ? (value as Record<string, unknown>) : {};
    if (this.isThere && !isObject) this.#note(path, value, 'an object');
  }

  get problems(): readonly CorrectionProblem[] {
    return this.#terms.problems;
  }

  problem(name: string, found: unknown, allowed: string): void {
    this.#note(this.#at(name), found, allowed);
  }

  /** Notes every field that nobody asked for: a filter that is misspelt would select everything. */
  close(): void {
    const allowed = [...this.#known].join(', ');
    for (const name of Object.keys(this.#values)) {
      if (!this.#known.has(name)) this.problem(name, 'a field that is not known', allowed);
    }
  }

  object(name: string, required: boolean): Fields {
    const value = this.#read(name);
    if (value === undefined && required && this.isThere) this.problem(name, 'nothing', 'an object');
    return new Fields(value ?? undefined, this.#at(name), this.#terms);
  }

  /** The one of these fields that is there. */
  oneOf<const Name extends string>(names: readonly [Name, ...Name[]]): Name {
    const found = names.filter((name) => this.#read(name) !== undefined);
    const [first] = found;
    if (first !== undefined && found.length === 1) return first;
    const seen = found.length === 0 ? 'none of them' : found.join(' and ');
    if (this.isThere) this.#note(this.#path, seen, `one of ${names.join(', ')}`);
    return first ?? names[0];
  }

  text(name: string, most: number, required: boolean): string | null {
    const value = this.#read(name);
    if (value === undefined) {
      if (required && this.isThere) this.problem(name, 'nothing', 'a text');
      return null;
    }
    const text = typeof value === 'number' ? String(value) : value;
    const good = typeof text === 'string' && text.trim() !== '' && text.length <= most;
    if (good && !text.includes('\0') && text.isWellFormed()) return text.trim();
    this.problem(name, value, `a text of at most ${String(most)} characters`);
    return null;
  }

  list(name: string, most: number, allowed?: readonly string[]): readonly string[] | null {
    const value = this.#read(name);
    if (value === undefined) return null;
    const isText = (one: unknown): one is string =>
      typeof one === 'string' && one !== '' && one.length <= 255 && !one.includes('\0');
    const isGood = (one: unknown): boolean =>
      isText(one) && (allowed === undefined || allowed.includes(one));
    if (Array.isArray(value) && value.length > 0 && value.length <= most && value.every(isGood)) {
      return value.filter(isText);
    }
    const of = allowed === undefined ? 'texts' : `some of ${allowed.join(', ')}`;
    this.problem(name, value, `a list of ${of}, at most ${String(most)}`);
    return null;
  }

  /** A day, which begins in UTC, or a moment. */
  time(name: string): Instant | null {
    const value = this.#read(name);
    if (value === undefined) return null;
    const at = typeof value === 'string' && DAY.test(value) ? Date.parse(value) : NaN;
    if (!Number.isNaN(at)) return at;
    this.problem(name, value, 'a day such as 2026-01-31, or 2026-01-31T10:00:00Z');
    return null;
  }

  points(name: string, required = false): Points | null {
    const value = this.#read(name);
    if (value === undefined && !required) return null;
    const isSaid = typeof value === 'string' || typeof value === 'number';
    const points = isSaid ? readPoints(String(value), this.#terms.pointsDecimals) : null;
    if (points !== null && (!required || points > 0)) return points;
    if (this.isThere) {
      this.problem(name, value ?? 'nothing', required ? 'points above 0' : 'points from 0 on');
    }
    return null;
  }

  whole(name: string, most: number): number | null {
    const value = this.#read(name);
    if (value === undefined) return null;
    if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= most) {
      return Number(value);
    }
    this.problem(name, value, `a whole number from 1 to ${String(most)}`);
    return null;
  }

  flag(name: string): boolean {
    const value = this.#read(name);
    if (value === undefined || typeof value === 'boolean') return value === true;
    this.problem(name, value, 'true or false');
    return false;
  }

  #read(name: string): unknown {
    this.#known.add(name);
    return this.#values[name];
  }

  #at(name: string): string {
    return this.#path === '' ? name : `${this.#path}.${name}`;
  }

  #note(field: string, found: unknown, allowed: string): void {
    const text = typeof found === 'string' ? found : JSON.stringify(found);
    this.#terms.problems.push({ field, found: text.slice(0, 100), allowed });
  }
}
