import type { createFirstOwner as createEndpoint } from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import { STARTER_PROGRAM } from '../../program/starter.ts';
import { createFirstOwner, firstRunState, ProgramRefused } from '../../usecases/first-run.ts';
import { isForeignPage } from '../sessions.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed } from '../v2/surface.ts';
import { BUSY_SECONDS, signedInReply, tooOften } from './signing-in.ts';
import type { ForAnybody } from './surface.ts';

export const handleReadFirstRun: ForAnybody<unknown> = async ({ database }) => {
  const { isNeeded, asksStore } = await firstRunState(database);
  return succeed({ needed: isNeeded, asks_store: isNeeded && asksStore });
};

export const handleCreateFirstOwner: ForAnybody<V2Values<typeof createEndpoint>> = async (
  context,
  { values, headers, address },
) => {
  const { baseUrl, database: pool, passwords, newId, sessionTerms, secret } = context;
  if (isForeignPage(headers, baseUrl)) {
    return refuse('ERROR_FORBIDDEN', 'A page of another server cannot create an owner');
  }
  const { store, currency, time_zone: timeZone, ...owner } = values;
  const program = {
    ...STARTER_PROGRAM,
    ...(store === undefined ? {} : { name: store }),
    ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
    ...(timeZone === undefined ? {} : { timeZone }),
  };
  const userAgent = headers['user-agent'] ?? '';
  const tools = { pool, passwords, newId, secret, sessionMs: sessionTerms.lastsMs };
  try {
    const ended = await createFirstOwner(tools, { ...owner, program, address, userAgent });
    switch (ended.kind) {
      case 'signed_in':
        return signedInReply(context, ended, true);
      case 'wrong':
        return refuse('SIGN_IN_REFUSED', 'token: This is not what the server printed at its start');
      case 'over':
        return refuse('SIGN_IN_REFUSED', 'Somebody was taken on already; sign in');
      case 'weak':
        return refuse('PASSWORD_REFUSED', `password: ${ended.problem}`);
      case 'busy':
        return tooOften(BUSY_SECONDS);
    }
  } catch (error) {
    if (error instanceof ProgramRefused) {
      return refuse('PROGRAM_REFUSED', 'Currency or time zone is none that there is');
    }
    throw error;
  }
};
