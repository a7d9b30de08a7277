/**
 * A PostgreSQL array literal, built as it grows: a tenth of the cost of letting the driver quote
 * arrays of values. `raw` is for what needs no quotes (ids, numbers, times, enum words).
 */
export class ArrayText {
  #text = '';
  #count = 0;

  get count(): number {
    return this.#count;
  }

  raw(value: string | number | boolean | null): void {
    this.#add(value === null ? 'NULL' : String(value));
  }

  quoted(value: string | null): void {
    this.#add(value === null ? 'NULL' : quote(value));
  }

  time(value: number | null): void {
    this.#add(value === null ? 'NULL' : isoText(value));
  }

  toString(): string {
    return `{${this.#text}}`;
  }

  #add(element: string): void {
    this.#text += this.#count === 0 ? element : `,${element}`;
    this.#count += 1;
  }
}

/** A JSON array of texts that are JSON themselves: nothing in them needs quoting. */
export class JsonList {
  #text = '';

  add(json: string): void {
    this.#text += this.#text === '' ? json : `,${json}`;
  }

  toString(): string {
    return `[${this.#text}]`;
  }
}

/** An array literal of plain words. */
export function rawArray(values: readonly (string | number)[]): string {
  return `{${values.join(',')}}`;
}

/** An array literal of any text. */
export function textArray(values: readonly string[]): string {
  return `{${values.map(quote).join(',')}}`;
}

const SPECIAL = /["\\]/g;

function quote(value: string): string {
  return `"${value.replace(SPECIAL, '\\$&')}"`;
}

let lastTime = Number.NaN;
let lastText = '';

/** ISO text of an instant; a batch asks for the same one many times. */
export function isoText(instant: number): string {
  if (instant !== lastTime) {
    lastTime = instant;
    lastText = new Date(instant).toISOString();
  }
  return lastText;
}
