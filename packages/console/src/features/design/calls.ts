import type { readDesign, readRunningProgram, updateDesign } from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

const DESIGN = '/v2/loyalty/storefront/design';

export const designCall = call<typeof readDesign>('GET', DESIGN);
export const updateCall = call<typeof updateDesign>('PUT', DESIGN);
export const programCall = call<typeof readRunningProgram>('GET', '/v2/loyalty/program');

export type StoredDesign = Data<typeof readDesign>;
