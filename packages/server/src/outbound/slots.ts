/** Calls under way: so many altogether, so many to one host. */
export class Slots {
  readonly #max: { readonly all: number; readonly perHost: number };
  readonly #byHost = new Map<string, number>();
  #taken = 0;

  constructor(max: { readonly all: number; readonly perHost: number }) {
    this.#max = max;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Null once inside, to be left once; else what is full. */
  enter(host: string): string | null {
    const here = this.#byHost.get(host) ?? 0;
    if (this.#taken >= this.#max.all) return `${this.#taken} calls are under way`;
    if (here >= this.#max.perHost) return `${here} calls to ${host} are under way`;
    this.#taken += 1;
    this.#byHost.set(host, here + 1);
    return null;
  }

  leave(host: string): void {
    const here = (this.#byHost.get(host) ?? 0) - 1;
    this.#taken -= 1;
    if (here > 0) this.#byHost.set(host, here);
    else this.#byHost.delete(host);
  }
}
