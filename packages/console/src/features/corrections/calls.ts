import type {
  applyCorrection,
  createCorrection,
  listCorrectionLines,
  listCorrections,
  readCorrection,
  stopCorrection,
  undoCorrection,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

export { activitiesCall, tiersCall } from '../../api/member-calls.ts';
export { versionsCall } from '../../api/draft-calls.ts';

const ALL = '/v2/loyalty/corrections';
const ONE = '/v2/loyalty/corrections/{id}';

export const correctionsCall = call<typeof listCorrections>('GET', ALL);
export const correctionCall = call<typeof readCorrection>('GET', ONE);
export const createCall = call<typeof createCorrection>('POST', ALL);
export const linesCall = call<typeof listCorrectionLines>('GET', `${ONE}/lines`);
export const applyCall = call<typeof applyCorrection>('POST', `${ONE}/apply`);
export const stopCall = call<typeof stopCorrection>('POST', `${ONE}/stop`);
export const undoCall = call<typeof undoCorrection>('POST', `${ONE}/undo`);

export type Correction = Data<typeof readCorrection>;
export type Line = Data<typeof listCorrectionLines>['lines'][number];
