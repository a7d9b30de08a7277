import type { ImportLine } from './lines.ts';
import { MEMBER_FIELDS } from './member-line.ts';
import { TRANSACTION_FIELDS } from './transaction-line.ts';

/** Names that are told; a file of nonsense has no end of them. */
const NAMES_MAX = 50;
const NAME_MAX = 60;

const KNOWN: Readonly<Record<'members' | 'transactions', ReadonlySet<string>>> = {
  members: new Set(MEMBER_FIELDS),
  transactions: new Set(TRANSACTION_FIELDS),
};

/** Gathers what fields are called that no import knows: what stands under them is passed over. */
export class UnknownFields {
  readonly #known: ReadonlySet<string>;
  readonly #takesCustom: boolean;
  readonly #names = new Set<string>();

  constructor(what: 'members' | 'transactions') {
    this.#known = KNOWN[what];
    this.#takesCustom = what === 'members';
  }

  look({ fields }: ImportLine): void {
    for (const name of fields.keys()) {
      const isCustom = this.#takesCustom && name.startsWith('custom.');
      if (this.#known.has(name) || isCustom || this.#names.size >= NAMES_MAX) continue;
      this.#names.add(name.slice(0, NAME_MAX));
    }
  }

  /** Each once, in the order in which they came. */
  get names(): readonly string[] {
    return [...this.#names];
  }
}
