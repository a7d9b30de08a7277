import type {
  confirmSecondFactor,
  createFirstOwner,
  offerSecondFactor,
  readFirstRun,
  readMe,
  readSignInWays,
  signIn,
  signInByCode,
  signOut,
} from '@fealty/contract/account';
import { createContext, use } from 'react';
import { call, type Data } from './call.ts';

export const meCall = call<typeof readMe>('GET', '/account/me');
export const signInCall = call<typeof signIn>('POST', '/account/sign-in');
export const signInByCodeCall = call<typeof signInByCode>('POST', '/account/sign-in/code');
export const offerFactorCall = call<typeof offerSecondFactor>('POST', '/account/second-factor');
export const confirmFactorCall = call<typeof confirmSecondFactor>(
  'POST',
  '/account/second-factor/confirm',
);
export const firstRunCall = call<typeof readFirstRun>('GET', '/account/first-run');
export const firstOwnerCall = call<typeof createFirstOwner>('POST', '/account/first-run');
export const waysCall = call<typeof readSignInWays>('GET', '/account/sign-in/ways');
export const signOutCall = call<typeof signOut>('POST', '/account/sign-out');

/** How people may sign in. */
export type Ways = Data<typeof readSignInWays>;

/** Who is signed in, at which store, and what the role allows. */
export type Me = Data<typeof readMe>;

/** What a role may allow, in the server's words. */
export type Right =
  | 'read'
  | 'see_reports'
  | 'serve_members'
  | 'write'
  | 'change_program'
  | 'decide_approvals'
  | 'administer';

export const MeContext = createContext<Me | null>(null);

/** Who is signed in; pages are drawn for nobody else. */
export function useMe(): Me {
  const me = use(MeContext);
  if (me === null) throw new Error('Nobody is signed in');
  return me;
}

export function useMay(): (right: Right) => boolean {
  const { may } = useMe();
  return (right) => may.includes(right);
}
