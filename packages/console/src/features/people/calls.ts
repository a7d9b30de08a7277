import type {
  endPersonSession,
  invitePerson,
  listPeople,
  listPersonSessions,
  makeResetLink,
  readAgentLimits,
  readSignInRules,
  removePerson,
  resetSecondFactor,
  updateAgentLimits,
  updatePerson,
  updateSignInRules,
} from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const peopleCall = call<typeof listPeople>('GET', '/account/people');
export const inviteCall = call<typeof invitePerson>('POST', '/account/people');
export const updateCall = call<typeof updatePerson>('PATCH', '/account/people/{id}');
export const removeCall = call<typeof removePerson>('DELETE', '/account/people/{id}');
export const resetCall = call<typeof makeResetLink>('POST', '/account/people/{id}/reset-link');
export const sessionsCall = call<typeof listPersonSessions>('GET', '/account/people/{id}/sessions');
export const endSessionCall = call<typeof endPersonSession>(
  'DELETE',
  '/account/people/{id}/sessions/{session}',
);
export const resetFactorCall = call<typeof resetSecondFactor>(
  'DELETE',
  '/account/people/{id}/second-factor',
);
export const limitsCall = call<typeof readAgentLimits>('GET', '/account/agent-limits');
export const saveLimitsCall = call<typeof updateAgentLimits>('PUT', '/account/agent-limits');
export const rulesCall = call<typeof readSignInRules>('GET', '/account/sign-in-rules');
export const saveRulesCall = call<typeof updateSignInRules>('PUT', '/account/sign-in-rules');

export type ListedPerson = Data<typeof listPeople>['people'][number];
/** A link that sets a password: where it went, or the link itself. */
export type MadeLink = Data<typeof makeResetLink>;
export type AgentLimits = Data<typeof readAgentLimits>;
