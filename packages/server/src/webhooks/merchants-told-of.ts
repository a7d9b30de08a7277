import type { TellingMerchant } from './wording.ts';

const FOR_MS = 10_000;
const KEPT_MAX = 10_000;

/** Merchants as bodies tell of them, remembered for ten seconds. */
export class MerchantsToldOf {
  readonly #read: (id: number) => Promise<TellingMerchant>;
  readonly #known = new Map<number, { readonly asked: Promise<TellingMerchant>; until: number }>();

  constructor(read: (id: number) => Promise<TellingMerchant>) {
    this.#read = read;
  }

  get(id: number): Promise<TellingMerchant> {
    const known = this.#known.get(id);
    if (known !== undefined && known.until > performance.now()) return known.asked;
    if (this.#known.size >= KEPT_MAX) this.#known.clear();
    const asked = this.#read(id);
    this.#known.set(id, { asked, until: performance.now() + FOR_MS });
    asked.catch(() => this.#known.delete(id));
    return asked;
  }
}
