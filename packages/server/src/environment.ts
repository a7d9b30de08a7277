export type Environment = Readonly<Record<string, string | undefined>>;

/** Values out of an environment, each judged where it is read; what is wrong is gathered. */
export class EnvironmentValues {
  /** One line for each problem, no values of secrets. */
  readonly problems: string[] = [];
  readonly #environment: Environment;
  readonly #defaults: Environment;

  constructor(environment: Environment, defaults: Environment) {
    this.#environment = environment;
    this.#defaults = defaults;
  }

  given(name: string): string | null {
    const value = this.#environment[name]?.trim() ?? '';
    return value === '' ? (this.#defaults[name] ?? null) : value;
  }

  url(name: string, schemes: readonly string[]): string | null {
    const value = this.given(name);
    if (value === null || schemes.some((scheme) => value.startsWith(`${scheme}://`))) return value;
    const allowed = schemes.map((scheme) => `${scheme}://`).join(' or ');
    this.problems.push(`${name} must begin with ${allowed}`);
    return null;
  }

  whole(name: string, fallback: number, range: readonly [number, number]): number {
    const value = this.given(name);
    const number = value === null ? fallback : Number(value);
    if (Number.isInteger(number) && number >= range[0] && number <= range[1]) return number;
    const allowed = `whole numbers from ${range.join(' to ')} are allowed`;
    this.problems.push(`${name} is ${String(value)}; ${allowed}`);
    return fallback;
  }

  oneOf<T extends string>(name: string, allowed: readonly T[], fallback: T): T {
    const value = this.given(name) ?? fallback;
    const found = allowed.find((each) => each === value);
    if (found === undefined) {
      this.problems.push(`${name} is ${value}; allowed are ${allowed.join(', ')}`);
    }
    return found ?? fallback;
  }

  isOn(name: string): boolean {
    return this.oneOf(name, ['on', 'off'], 'on') === 'on';
  }
}
