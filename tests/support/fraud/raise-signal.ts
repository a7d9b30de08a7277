import { setTimeout as pause } from 'node:timers/promises';
import { askV2 } from '../ask-v2.ts';
import type { ShopKeys } from '../v1-client.ts';

const MEMBERS = 4;
const POLL_MS = 200;
const PATIENCE_MS = 60_000;

let devices = 0;

interface Signal {
  readonly id: string;
  readonly text: string;
}

/**
 * Has a few new members of a store buy with one device, and looks until that is a fraud signal; answers with
 * its id. Orders of the same `name` are of the same store.
 */
export async function raiseSignal(
  url: string,
  keys: ShopKeys,
  name: string,
  members = MEMBERS,
): Promise<string> {
  const store = { url, keys };
  const signals = async (): Promise<readonly Signal[]> => {
    const found = await askV2(store, 'GET', 'fraud_signals?state=any&kind=sharing');
    return (found as { readonly fraud_signals: readonly Signal[] }).fraud_signals;
  };
  const before = new Set((await signals()).map(({ id }) => id));
  devices += 1;
  const device_id = `device-${name}-${String(devices)}`;
  for (let number = 0; number < members; number += 1) {
    const member_id = `${device_id}-${String(number)}`;
    await askV2(store, 'POST', 'members', { member_id });
    await askV2(store, 'POST', 'transactions/award', {
      ...{ member_id, activity_id: 'made_a_purchase' },
      transaction_attributes: {
        ...{ order_id: `order-${member_id}`, order_total: '20', order_subtotal: '20' },
        ...{ currency: 'USD', device_id },
      },
    });
  }
  for (let waited = 0; waited < PATIENCE_MS; waited += POLL_MS) {
    await askV2(store, 'POST', 'fraud_signals/look', {});
    // A look of the server's own may have come before the last of them bought; the next one counts him too.
    const whole = `${String(members)} members`;
    const raised = (await signals()).find(
      ({ id, text }) => !before.has(id) && text.includes(whole),
    );
    if (raised !== undefined) return raised.id;
    await pause(POLL_MS);
  }
  throw new Error(`${device_id} raised no signal`);
}
