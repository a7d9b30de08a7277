import type { V2Endpoint } from '../v2/endpoint.ts';
import {
  invitePerson,
  listPeople,
  makeResetLink,
  readAgentLimits,
  removePerson,
  updateAgentLimits,
  updatePerson,
} from './people.ts';
import {
  changePassword,
  endSession,
  listSessions,
  readMe,
  setPassword,
  signIn,
  signOut,
} from './signing-in.ts';

/** Every operation for the people who work for a store. */
export const ACCOUNT_ENDPOINTS: readonly V2Endpoint[] = [
  signIn,
  setPassword,
  readMe,
  listSessions,
  endSession,
  changePassword,
  listPeople,
  invitePerson,
  updatePerson,
  makeResetLink,
  removePerson,
  readAgentLimits,
  updateAgentLimits,
  signOut,
];
