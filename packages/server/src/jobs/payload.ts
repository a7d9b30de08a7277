/** The merchant a job is for. Throws if the payload names none: the job was made by other code. */
export function readMerchantJob(payload: unknown): number {
  if (typeof payload === 'object' && payload !== null && 'merchantId' in payload) {
    const { merchantId } = payload;
    if (typeof merchantId === 'number' && Number.isInteger(merchantId)) return merchantId;
  }
  throw new Error(`a job must name its merchant, and says ${JSON.stringify(payload)}`);
}
