/** The words of a step: positional ones first, then `name value` pairs in any order. */
export class Words {
  readonly #words: readonly string[];

  constructor(words: readonly string[]) {
    this.#words = words;
  }

  at(place: number): string {
    const word = this.#words[place];
    if (word === undefined) throw new Error(`a word is missing in: ${this.#words.join(' ')}`);
    return word;
  }

  after(name: string): string | undefined {
    const place = this.#words.indexOf(name);
    return place < 0 ? undefined : this.#words[place + 1];
  }

  has(name: string): boolean {
    return this.#words.includes(name);
  }

  dayAfter(name: string): number | undefined {
    const place = this.#words.indexOf(name);
    return place < 0 ? undefined : Number(this.#words[place + 2]);
  }

  matching(pattern: RegExp): readonly string[] {
    return this.#words.filter((word) => pattern.test(word));
  }
}

/** A field, if there is a value for it. */
export function some<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): Partial<Record<Name, Value>> {
  return value === undefined ? {} : ({ [name]: value } as Record<Name, Value>);
}

export function numberOf(word: string | undefined): number | undefined {
  return word === undefined ? undefined : Number(word);
}
