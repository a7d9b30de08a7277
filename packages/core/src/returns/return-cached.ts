import type { Claim } from '../books/records.ts';
import type { ReturnOrder } from '../commands.ts';
import type { Decision } from '../decision.ts';
import { lacking, refuse, type Scene } from '../deciding.ts';

/**
 * An order that waits for its buyer to enrol comes back: it will never earn. There is no member and
 * so no transaction; the answer carries the purchase with no points.
 */
export function returnCached(scene: Scene, command: ReturnOrder, claim: Claim): Decision {
  const { books } = scene;
  const id = claim.transactionId;
  const known = books.cachedEmails.get(id);
  const email = known === undefined && books.whole ? null : known;
  if (email === undefined) return lacking({ cachedIds: [id] });
  if (email !== null && !books.cached.has(email)) {
    return lacking({
      cachedIds: [id],
      cached: [email],
      identities: [{ kind: 'email', value: email }],
    });
  }
  const waiting = email === null ? [] : (books.cached.get(email) ?? []);
  const purchase = waiting.find((one) => one.id === id);
  if (purchase === undefined) {
    const details = {
      order: command.orderId,
      seen: 'returned',
      needed: 'an order not yet returned',
    };
    return refuse('return_exceeded', details);
  }
  return {
    kind: 'done',
    changes: [{ kind: 'cached_purchase_settled', purchase, how: 'returned' }],
    result: {
      memberId: null,
      transaction: null,
      coupon: null,
      cached: { purchase, points: 0 },
    },
    trace: [],
  };
}
