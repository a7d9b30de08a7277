import type { MemberData, RewardData, TransactionData } from '@fealty/contract/v2';
import type { StorefrontClient } from '../client/client.ts';
import { StorefrontFailure } from '../client/failure.ts';
import type { Dashboard, DashboardTerms } from '../dashboard/main.tsx';
import { orderOf, productOf, type ShopOrder, type ShopProduct } from './order.ts';

/** How a reward is taken. */
export interface TakeTerms {
  /** How many points, where the reward lets the member choose. */
  readonly points?: string | number;
  /** Sets the points aside until `confirm` or `cancel`, or until the program's time for carts is over. */
  readonly reserve?: boolean;
}

/** What products would earn, in their order, and all together. */
export interface PotentialPoints {
  readonly products: readonly { readonly product_id: string; readonly points: number }[];
  readonly points: number;
}

/**
 * The loyalty program as a page of the shop uses it. Everything rejects with a `StorefrontFailure`, whose
 * `code` is one of docs/api/v2-errors.md, or `UNREACHABLE`.
 */
export interface Shop {
  readonly client: StorefrontClient;
  /** The member; rejects for a guest. */
  member(): Promise<MemberData>;
  /** What can be redeemed now. */
  rewards(): Promise<readonly RewardData[]>;
  /** What products would earn; those without a price earn nothing. */
  potentialPoints(products: readonly ShopProduct[]): Promise<PotentialPoints>;
  /** Tells of an order that was placed; tried again while the server does not answer. */
  trackOrder(order: ShopOrder): Promise<TransactionData>;
  /** Points for an activity that the program lets members award to themselves. */
  perform(activityId: string): Promise<TransactionData>;
  redeem(rewardId: string, terms?: TakeTerms): Promise<TransactionData>;
  /** The order of a reserved reward was placed. */
  confirm(transactionId: string): Promise<TransactionData>;
  /** A reserved reward is taken out of the cart: its points come back. */
  cancel(transactionId: string): Promise<TransactionData>;
  /** Opens the member's dashboard in an element of the page. */
  openDashboard(terms: {
    readonly host: HTMLElement;
    readonly language?: string;
  }): Promise<Dashboard>;
}

/** As many as the server takes at once. */
const PRODUCTS_MAX = 20;
const WAITS_MS = [1000, 4000, 15_000] as const;

/** A shop's page with a client for whoever looks at it. */
export function openShop(client: StorefrontClient): Shop {
  const post = <T>(path: string, body: object = {}): Promise<T> =>
    client.call<T>(path, { method: 'POST', body });
  const settle = (id: string, verb: string): Promise<TransactionData> =>
    post(`/transactions/${encodeURIComponent(id)}/${verb}`);
  return {
    client,
    member: () => client.call('/member'),
    rewards: async () =>
      (await client.call<{ readonly rewards: readonly RewardData[] }>('/rewards')).rewards,
    potentialPoints: (products) => potentialPoints(client, products),
    trackOrder: (order) => persist(() => post('/orders', orderOf(order))),
    perform: (activity_id) => post('/activities', { activity_id }),
    redeem: (reward_id, { points, reserve = false } = {}) =>
      client.call('/redeem', {
        method: 'POST',
        key: crypto.randomUUID(),
        body: {
          ...{ reward_id, status: reserve ? 'pending' : 'approved' },
          ...(points === undefined ? {} : { points: String(points) }),
        },
      }),
    confirm: (id) => settle(id, 'confirm'),
    cancel: (id) => settle(id, 'cancel'),
    openDashboard: ({ host, language }) => openDashboard(client, host, language),
  };
}

async function potentialPoints(
  client: StorefrontClient,
  products: readonly ShopProduct[],
): Promise<PotentialPoints> {
  const priced = products
    .slice(0, PRODUCTS_MAX)
    .map(productOf)
    .filter((one) => one !== null);
  if (priced.length === 0) return { products: [], points: 0 };
  const asked = { method: 'POST', body: { products: priced } } as const;
  return client.call<PotentialPoints>('/potential_points', asked);
}

/** An order earns once, so it may be told again until somebody answers. */
async function persist<T>(tell: () => Promise<T>): Promise<T> {
  for (const wait of WAITS_MS) {
    try {
      return await tell();
    } catch (error) {
      const passes = error instanceof StorefrontFailure && PASSING.has(error.code);
      if (!passes) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return tell();
}

const PASSING: ReadonlySet<string> = new Set(['UNREACHABLE', 'TRY_AGAIN', 'RATE_LIMIT_EXCEEDED']);

/** What the dashboard's own file offers. */
interface Built {
  readonly openDashboard: (terms: DashboardTerms) => Dashboard;
}

/** The dashboard is fetched when it is opened: pages that never open it do not carry it. */
async function openDashboard(
  client: StorefrontClient,
  host: HTMLElement,
  language = document.documentElement.lang || navigator.language,
): Promise<Dashboard> {
  const address = `${client.terms.server}/js/dashboard.js`;
  const built = (await import(/* @vite-ignore */ address)) as Built;
  return built.openDashboard({ host, client, language });
}
