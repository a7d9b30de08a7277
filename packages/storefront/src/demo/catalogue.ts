/** Something that the demo shop sells. Prices are those of its server; these are shown. */
export interface Ware {
  readonly id: string;
  readonly title: string;
  readonly price: string;
  readonly category: string;
  readonly about: string;
}

let wares: readonly Ware[] = [];

/** What the shop's server sells; it is written into the page. */
export function readCatalogue(): readonly Ware[] {
  const given = document.getElementById('catalogue')?.textContent ?? '[]';
  wares = JSON.parse(given) as readonly Ware[];
  return wares;
}

export function wareOf(id: string): Ware {
  const found = wares.find((one) => one.id === id);
  if (found === undefined) throw new Error(`nobody sells ${id}`);
  return found;
}

/** An amount of hundredths as a price. */
export function priceText(cents: number): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' }).format(cents / 100);
}

export function centsOf(price: string): number {
  return Math.round(Number(price) * 100);
}
