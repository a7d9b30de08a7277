import type {
  invitePerson,
  listPeople,
  makeResetLink,
  removePerson,
  updatePerson,
} from '@fealty/contract/account';
import { call, type Data } from '../../api/call.ts';

export const peopleCall = call<typeof listPeople>('GET', '/account/people');
export const inviteCall = call<typeof invitePerson>('POST', '/account/people');
export const updateCall = call<typeof updatePerson>('PATCH', '/account/people/{id}');
export const removeCall = call<typeof removePerson>('DELETE', '/account/people/{id}');
export const resetCall = call<typeof makeResetLink>('POST', '/account/people/{id}/reset-link');

export type ListedPerson = Data<typeof listPeople>['people'][number];
/** A link that sets a password: where it went, or the link itself. */
export type MadeLink = Data<typeof makeResetLink>;
