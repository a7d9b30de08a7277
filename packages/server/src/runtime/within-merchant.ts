import { AsyncLocalStorage } from 'node:async_hooks';

const current = new AsyncLocalStorage<number>();

/**
 * Does something for one merchant: whatever it asks of the database through connections of merchants sees
 * that merchant's rows and no others. Who is within one merchant cannot go on to another; that throws.
 */
export function withinMerchant<T>(merchantId: number, work: () => T): T {
  const outer = current.getStore();
  if (outer !== undefined && outer !== merchantId) {
    throw new Error(
      `merchant ${String(merchantId)} was asked for within merchant ${String(outer)}`,
    );
  }
  return current.run(merchantId, work);
}

/** The merchant that this is done for. Throws outside of any. */
export function merchantOfNow(): number {
  const merchantId = current.getStore();
  if (merchantId === undefined) throw new Error('the database was asked for no merchant');
  return merchantId;
}
