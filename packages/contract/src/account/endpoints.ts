import type { V2Endpoint } from '../v2/endpoint.ts';
import { readAudit } from './audit.ts';
import { createFirstOwner, readFirstRun } from './first-run.ts';
import { listKeys, makeKey, revokeKey, rotateKey } from './keys.ts';
import {
  endPersonSession,
  invitePerson,
  listPeople,
  listPersonSessions,
  makeResetLink,
  readAgentLimits,
  readOwnLimits,
  removePerson,
  updateAgentLimits,
  updatePerson,
} from './people.ts';
import {
  confirmSecondFactor,
  makeRecoveryCodes,
  offerSecondFactor,
  readSignInRules,
  removeSecondFactor,
  resetSecondFactor,
  updateSignInRules,
} from './second-factor.ts';
import {
  changePassword,
  endSession,
  listSessions,
  readMe,
  readSignInWays,
  setPassword,
  signIn,
  signInByCode,
  signOut,
} from './signing-in.ts';
import { readTimeline } from './timeline.ts';

/** Every operation for the people who work for a store. */
export const ACCOUNT_ENDPOINTS: readonly V2Endpoint[] = [
  signIn,
  signInByCode,
  setPassword,
  readSignInWays,
  readFirstRun,
  createFirstOwner,
  readMe,
  listSessions,
  endSession,
  changePassword,
  offerSecondFactor,
  confirmSecondFactor,
  makeRecoveryCodes,
  removeSecondFactor,
  listPeople,
  invitePerson,
  updatePerson,
  makeResetLink,
  listPersonSessions,
  endPersonSession,
  resetSecondFactor,
  removePerson,
  readSignInRules,
  updateSignInRules,
  readAgentLimits,
  updateAgentLimits,
  readOwnLimits,
  listKeys,
  makeKey,
  rotateKey,
  revokeKey,
  readAudit,
  readTimeline,
  signOut,
];
