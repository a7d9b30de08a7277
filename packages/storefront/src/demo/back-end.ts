/** A customer of the demo shop as its server signed him in. */
export interface Customer {
  readonly name: string;
  readonly token: string;
}

/** An order as the demo shop's server took it. */
export interface Placed {
  readonly order_id: string;
  readonly points: number;
}

const KEY = 'harbour-lane-customer';
const PATIENCE_MS = 15_000;

/** Asks the demo shop's own server; rejects with what it says. */
async function post<T>(path: string, body: object): Promise<T> {
  const answer = await fetch(`/demo/api/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  const told = (await answer.json()) as T & { readonly error?: string };
  if (!answer.ok) throw new Error(told.error ?? 'The shop does not answer');
  return told;
}

/** Who is signed in at the shop in this tab. */
export function customer(): Customer | null {
  const kept = sessionStorage.getItem(KEY);
  return kept === null ? null : (JSON.parse(kept) as Customer);
}

export async function enter(who: string): Promise<void> {
  sessionStorage.setItem(KEY, JSON.stringify(await post<Customer>('sign_in', { who })));
}

export function leave(): void {
  sessionStorage.removeItem(KEY);
}

export function placeOrder(order: {
  readonly token: string;
  readonly items: Readonly<Record<string, number>>;
  readonly reward: string | null;
}): Promise<Placed> {
  return post('orders', order);
}
