/** A binary heap: the first of all that were put in comes out first. */
export class Heap<T> {
  readonly #items: T[] = [];
  readonly #comesBefore: (one: T, other: T) => boolean;

  constructor(comesBefore: (one: T, other: T) => boolean) {
    this.#comesBefore = comesBefore;
  }

  /** The first, which stays; undefined of none. */
  first(): T | undefined {
    return this.#items[0];
  }

  put(item: T): void {
    this.#items.push(item);
    this.#rise(this.#items.length - 1);
  }

  /** Takes the first off; undefined if there is none. */
  take(): T | undefined {
    const [first] = this.#items;
    const last = this.#items.pop();
    if (last !== undefined && this.#items.length > 0) {
      this.#items[0] = last;
      this.#sink(0);
    }
    return first;
  }

  #rise(from: number): void {
    let place = from;
    for (;;) {
      // Above the first one there is nothing.
      const above = (place - 1) >>> 1;
      if (!this.#swapIfBefore(place, above)) return;
      place = above;
    }
  }

  #sink(from: number): void {
    let place = from;
    for (;;) {
      const left = 2 * place + 1;
      const child = this.#isBefore(left + 1, left) ? left + 1 : left;
      if (!this.#swapIfBefore(child, place)) return;
      place = child;
    }
  }

  #isBefore(a: number, b: number): boolean {
    const [one, other] = [this.#items[a], this.#items[b]];
    return one !== undefined && other !== undefined && this.#comesBefore(one, other);
  }

  #swapIfBefore(a: number, b: number): boolean {
    const [one, other] = [this.#items[a], this.#items[b]];
    if (one === undefined || other === undefined || !this.#comesBefore(one, other)) return false;
    this.#items[a] = other;
    this.#items[b] = one;
    return true;
  }
}
