import { StorefrontFailure } from '../client/failure.ts';
import type { ShopOrder, ShopProduct } from '../shop/order.ts';
import type { Shop } from '../shop/shop.ts';
import { callHandler } from './call-page.ts';
import { fillProductPoints } from './product-points.ts';
import { attempt, quietly } from './quietly.ts';
import type { Command } from './queue.ts';
import { NOBODY, userInfoOf, type UserInfo } from './user-info.ts';
import { openVisit, type Init } from './visit.ts';

const EMBEDDED = 'zrl_embed_div';
const AWAY = 'The loyalty program cannot be reached at the moment.';

/** `zrl_mi` as pages know it. What it does with their own functions is theirs to set. */
export interface Loyalty {
  user_data: UserInfo;
  price_identifier?: () => ShopProduct | null | undefined;
  get_potential_points_success_handler?: () => void;
  get_loyalty_user_info(): void;
  award_loyalty_points(activityId: string, points?: unknown, email?: unknown): void;
  get_potential_points(products: readonly ShopProduct[]): void;
  replace_product_page_potential(): void;
  attach_dashboard(): void;
}

/** The script's side of a page: commands of the queue, and `zrl_mi`. */
export interface Page {
  readonly loyalty: Loyalty;
  /** The program, once `init` has named the store. */
  readonly shop: () => Promise<Shop>;
  readonly carryOut: (command: Command) => void;
}

/** `early` is what the page has set on `zrl_mi` before the script came. */
export function createPage(server: string, early: object): Page {
  let settle: (shop: Promise<Shop>) => void = () => undefined;
  let visit = new Promise<Shop>((resolve) => {
    settle = resolve;
  });
  let isOpen = false;
  const shop = (): Promise<Shop> => visit;
  const begin = (init: Init): void => {
    const opened = openVisit(server, init);
    // Before the first `init` calls wait for it; a later one is for those that come after it.
    if (!isOpen) settle(opened);
    isOpen = true;
    visit = opened;
    opened.then(
      (open) => {
        if (open.client.terms.token !== null) attempt('reading the member', () => learn(open));
        whenReady(() => loyalty.replace_product_page_potential());
      },
      (error: unknown) => quietly('signing in', error),
    );
  };
  const learn = async (open: Shop): Promise<UserInfo> => {
    loyalty.user_data = userInfoOf(await open.member());
    return loyalty.user_data;
  };
  const loyalty: Loyalty = {
    user_data: NOBODY,
    get_loyalty_user_info() {
      shop()
        .then(learn)
        .then(
          (info) => callHandler(window, 'zrlmi_loyalty_user_info_success_handler', info),
          (error: unknown) =>
            callHandler(window, 'zrlmi_loyalty_user_info_failure_handler', failureInfo(error)),
        );
    },
    award_loyalty_points(activityId) {
      attempt('awarding points', async () => {
        const open = await shop();
        await open.perform(activityId);
        await learn(open);
      });
    },
    get_potential_points(products) {
      attempt('potential points', async () => {
        const { points } = await (await shop()).potentialPoints([...products]);
        Reflect.set(window, 'potential_points', points);
        callHandler(loyalty, 'get_potential_points_success_handler', points);
      });
    },
    replace_product_page_potential() {
      attempt('points of products', async () =>
        fillProductPoints(await shop(), () => loyalty.price_identifier?.()),
      );
    },
    attach_dashboard() {
      whenReady(() => attempt('the dashboard', () => embed(shop)));
    },
  };
  Object.assign(loyalty, early);
  const carryOut = ([name, terms]: Command): void => {
    const said = typeof terms === 'object' && terms !== null ? terms : {};
    if (name === 'init') attempt('init', () => begin(said));
    else if (name === 'track_order') {
      attempt('tracking the order', async () => (await shop()).trackOrder(said as ShopOrder));
    } else quietly(name, 'there is no such command');
  };
  return { loyalty, shop, carryOut };
}

/** What failed, in the words of the platform's answers. */
function failureInfo(error: unknown): object {
  const isOurs = error instanceof StorefrontFailure;
  const reason = error instanceof Error ? error.message : AWAY;
  return { success: false, error_code: isOurs ? error.code : 'UNREACHABLE', reason };
}

async function embed(shop: () => Promise<Shop>): Promise<void> {
  const host = document.getElementById(EMBEDDED);
  if (host === null) throw new Error(`the page has no #${EMBEDDED}`);
  try {
    await (await shop()).openDashboard({ host });
  } catch (error) {
    host.textContent = AWAY;
    throw error;
  }
}

function whenReady(act: () => void): void {
  if (document.readyState !== 'loading') act();
  else document.addEventListener('DOMContentLoaded', act, { once: true });
}
