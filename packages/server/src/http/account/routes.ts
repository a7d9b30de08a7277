import * as account from '@fealty/contract/account';
import {
  handleInvitePerson,
  handleListPeople,
  handleReadAgentLimits,
  handleRemovePerson,
  handleResetLink,
  handleUpdateAgentLimits,
  handleUpdatePerson,
} from './people.ts';
import { forAnybody, forPerson } from './serve.ts';
import {
  handleChangePassword,
  handleEndSession,
  handleListSessions,
  handleReadMe,
  handleSetPassword,
  handleSignIn,
  handleSignOut,
} from './signing-in.ts';
import type { AccountRoute } from './surface.ts';

/** Every endpoint with what answers it. */
export const ACCOUNT_ROUTES: readonly AccountRoute[] = [
  forAnybody(account.signIn, handleSignIn),
  forAnybody(account.setPassword, handleSetPassword),
  forPerson(account.signOut, handleSignOut),
  forPerson(account.readMe, handleReadMe),
  forPerson(account.listSessions, handleListSessions),
  forPerson(account.endSession, handleEndSession),
  forPerson(account.changePassword, handleChangePassword),
  forPerson(account.listPeople, handleListPeople),
  forPerson(account.invitePerson, handleInvitePerson),
  forPerson(account.updatePerson, handleUpdatePerson),
  forPerson(account.makeResetLink, handleResetLink),
  forPerson(account.removePerson, handleRemovePerson),
  forPerson(account.readAgentLimits, handleReadAgentLimits),
  forPerson(account.updateAgentLimits, handleUpdateAgentLimits),
];
