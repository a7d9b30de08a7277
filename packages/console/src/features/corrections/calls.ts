import type {
  applyCorrection,
  createCorrection,
  listActivities,
  listCorrectionLines,
  listCorrections,
  listProgramVersions,
  listTiers,
  readCorrection,
  stopCorrection,
  undoCorrection,
} from '@fealty/contract/v2';
import { call, type Data } from '../../api/call.ts';

const ALL = '/v2/loyalty/corrections';
const ONE = '/v2/loyalty/corrections/{id}';

export const correctionsCall = call<typeof listCorrections>('GET', ALL);
export const correctionCall = call<typeof readCorrection>('GET', ONE);
export const createCall = call<typeof createCorrection>('POST', ALL);
export const linesCall = call<typeof listCorrectionLines>('GET', `${ONE}/lines`);
export const applyCall = call<typeof applyCorrection>('POST', `${ONE}/apply`);
export const stopCall = call<typeof stopCorrection>('POST', `${ONE}/stop`);
export const undoCall = call<typeof undoCorrection>('POST', `${ONE}/undo`);
export const activitiesCall = call<typeof listActivities>('GET', '/v2/loyalty/activities');
export const versionsCall = call<typeof listProgramVersions>('GET', '/v2/loyalty/program/versions');
export const tiersCall = call<typeof listTiers>('GET', '/v2/loyalty/tiers');

export type Correction = Data<typeof readCorrection>;
export type Line = Data<typeof listCorrectionLines>['lines'][number];
