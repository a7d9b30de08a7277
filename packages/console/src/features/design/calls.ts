import type { readDesign, updateDesign } from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

export { runningCall } from '../../api/draft-calls.ts';

const DESIGN = '/v2/loyalty/storefront/design';

export const designCall = call<typeof readDesign>('GET', DESIGN);
export const updateCall = call<typeof updateDesign>('PUT', DESIGN);

export type StoredDesign = Data<typeof readDesign>;
