import * as account from '@fealty/contract/account';
import { handleReadAudit } from './audit.ts';
import { handleCreateFirstOwner, handleReadFirstRun } from './first-run.ts';
import { handleListKeys, handleMakeKey, handleRevokeKey, handleRotateKey } from './keys.ts';
import {
  handleEndPersonSession,
  handleInvitePerson,
  handleListPeople,
  handleListPersonSessions,
  handleReadAgentLimits,
  handleReadOwnLimits,
  handleRemovePerson,
  handleResetLink,
  handleUpdateAgentLimits,
  handleUpdatePerson,
} from './people.ts';
import {
  handleConfirmSecondFactor,
  handleMakeRecoveryCodes,
  handleOfferSecondFactor,
  handleReadSignInRules,
  handleRemoveSecondFactor,
  handleResetSecondFactor,
  handleUpdateSignInRules,
} from './second-factor.ts';
import { forAnybody, forPerson } from './serve.ts';
import {
  handleChangePassword,
  handleEndSession,
  handleListSessions,
  handleReadMe,
  handleSetPassword,
  handleSignIn,
  handleSignInByCode,
  handleSignOut,
} from './signing-in.ts';
import { handleReadSignInWays } from './single-sign-on.ts';
import { handleReadTimeline } from './timeline.ts';
import type { AccountRoute } from './surface.ts';

/** Every endpoint with what answers it. */
export const ACCOUNT_ROUTES: readonly AccountRoute[] = [
  forAnybody(account.signIn, handleSignIn),
  forAnybody(account.signInByCode, handleSignInByCode),
  forAnybody(account.setPassword, handleSetPassword),
  forAnybody(account.readSignInWays, handleReadSignInWays),
  forAnybody(account.readFirstRun, handleReadFirstRun),
  forAnybody(account.createFirstOwner, handleCreateFirstOwner),
  forPerson(account.signOut, handleSignOut),
  forPerson(account.readMe, handleReadMe),
  forPerson(account.listSessions, handleListSessions),
  forPerson(account.endSession, handleEndSession),
  forPerson(account.changePassword, handleChangePassword),
  forPerson(account.offerSecondFactor, handleOfferSecondFactor),
  forPerson(account.confirmSecondFactor, handleConfirmSecondFactor),
  forPerson(account.makeRecoveryCodes, handleMakeRecoveryCodes),
  forPerson(account.removeSecondFactor, handleRemoveSecondFactor),
  forPerson(account.listPeople, handleListPeople),
  forPerson(account.invitePerson, handleInvitePerson),
  forPerson(account.updatePerson, handleUpdatePerson),
  forPerson(account.makeResetLink, handleResetLink),
  forPerson(account.removePerson, handleRemovePerson),
  forPerson(account.listPersonSessions, handleListPersonSessions),
  forPerson(account.endPersonSession, handleEndPersonSession),
  forPerson(account.resetSecondFactor, handleResetSecondFactor),
  forPerson(account.readSignInRules, handleReadSignInRules),
  forPerson(account.updateSignInRules, handleUpdateSignInRules),
  forPerson(account.readAgentLimits, handleReadAgentLimits),
  forPerson(account.updateAgentLimits, handleUpdateAgentLimits),
  forPerson(account.readOwnLimits, handleReadOwnLimits),
  forPerson(account.listKeys, handleListKeys),
  forPerson(account.makeKey, handleMakeKey),
  forPerson(account.rotateKey, handleRotateKey),
  forPerson(account.revokeKey, handleRevokeKey),
  forPerson(account.readAudit, handleReadAudit),
  forPerson(account.readTimeline, handleReadTimeline),
];
