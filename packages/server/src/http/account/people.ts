import type {
  invitePerson as inviteEndpoint,
  updateAgentLimits as limitsEndpoint,
  updatePerson as updateEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import { dayText, localDay } from '@fealty/core';
import { readClock } from '../../queries/clock.ts';
import {
  givenByPerson,
  saveStaffLimits,
  staffLimits,
  type StaffLimits,
} from '../../usecases/agent-limits.ts';
import {
  allPeople,
  invitePerson,
  PEOPLE_MAX,
  personById,
  removePerson,
  resetLink,
  updatePerson,
  type MadeLink,
  type Person,
} from '../../usecases/people.ts';
import { endSession, listSessions } from '../../usecases/sessions.ts';
import { linkUrl, mailLink } from '../../usecases/send-link.ts';
import { slashTime } from '../dates.ts';
import { wirePoints } from '../wire-points.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import { listedPersonData, sessionData } from './person-answer.ts';
import type { AccountContext, ForPerson } from './surface.ts';

const NO_LIMITS: StaffLimits = { awardMax: null, dailyMax: null };
const ID = /^[0-9a-f]{24}$/;

export const handleListPeople: ForPerson<unknown> = async ({ database }, { caller }) =>
  succeed({ people: (await allPeople(database, caller.merchantId)).map(listedPersonData) });

/** Takes somebody on and tells him how to set a password. */
export const handleInvitePerson: ForPerson<V2Values<typeof inviteEndpoint>> = async (
  context,
  { caller, actor, values, session },
) => {
  const of = { merchantId: caller.merchantId, id: context.newId(), actor };
  const invited = await invitePerson(context.database, of, values);
  switch (invited.kind) {
    case 'exists':
      return refuse('PERSON_EXISTS', `Somebody of the store has the address ${values.email}`);
    case 'too_many':
      return refuse('TOO_MANY_PEOPLE', `The store has ${String(PEOPLE_MAX)} people; no more fit`);
    case 'invited': {
      const { person, link } = invited;
      return linkReply(context, { person, link, merchant: session.merchantName });
    }
  }
};

export const handleResetLink: ForPerson<unknown> = async (
  context,
  { caller, actor, path, session },
) => {
  const id = path['id'] ?? '';
  const { merchantId } = caller;
  const made = ID.test(id) ? await resetLink(context.database, { merchantId, id, actor }) : null;
  if (made === null) return unknown();
  return linkReply(context, { ...made, merchant: session.merchantName });
};

/** Shown once where nobody took it away: an answer that is lost is asked for again. */
async function linkReply(
  { mail, baseUrl, now }: AccountContext,
  made: { readonly person: Person; readonly link: MadeLink; readonly merchant: string },
): Promise<V2Reply> {
  const { person, link } = made;
  const isMailed = await mailLink({ ...mail, baseUrl, now }, person, made);
  return succeed({
    person: listedPersonData(person),
    mailed_to: isMailed ? person.email : null,
    link: isMailed ? null : linkUrl(baseUrl, link),
    link_expires: slashTime(link.expiresAt),
  });
}

export const handleUpdatePerson: ForPerson<V2Values<typeof updateEndpoint>> = async (
  { database },
  { caller, actor, path, values },
) => {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  const { name, role, disabled: isDisabled } = values;
  const of = { merchantId: caller.merchantId, id, actor };
  const changed = await updatePerson(database, of, { name, role, isDisabled });
  switch (changed.kind) {
    case 'changed':
      return succeed(listedPersonData(changed.person));
    case 'unknown':
      return unknown();
    case 'last_owner':
      return lastOwner();
  }
};

export const handleRemovePerson: ForPerson<unknown> = async (
  { database },
  { caller, actor, path },
) => {
  const id = path['id'] ?? '';
  if (!ID.test(id)) return unknown();
  switch (await removePerson(database, { merchantId: caller.merchantId, id, actor })) {
    case 'removed':
      return succeed({ id });
    case 'unknown':
      return unknown();
    case 'last_owner':
      return lastOwner();
  }
};

export const handleListPersonSessions: ForPerson<unknown> = async (
  { database, sessionTerms },
  { caller, path },
) => {
  const id = path['id'] ?? '';
  const { merchantId } = caller;
  const person = ID.test(id) ? await personById(database, merchantId, id) : null;
  if (person === null) return unknown();
  const live = await listSessions(database, { merchantId, personId: id }, sessionTerms.idleMs);
  return succeed({ sessions: live.map(sessionData) });
};

export const handleEndPersonSession: ForPerson<unknown> = async (
  { database },
  { caller, actor, path },
) => {
  const { id: personId = '', session = '' } = path;
  const owner = { merchantId: caller.merchantId, personId, actor };
  const isNamed = ID.test(personId) && ID.test(session);
  const ended = isNamed && (await endSession(database, owner, session));
  if (!ended) return refuse('SESSION_DOES_NOT_EXIST', 'The person has no such session');
  return succeed({ id: session });
};

export const handleReadAgentLimits: ForPerson<unknown> = async ({ database }, { caller }) =>
  succeed(limitsData(await staffLimits(database, caller.merchantId)));

export const handleUpdateAgentLimits: ForPerson<V2Values<typeof limitsEndpoint>> = async (
  { database },
  { caller, actor, values: { award_max, daily_max } },
) => {
  const saved = await saveStaffLimits(
    database,
    { merchantId: caller.merchantId, actor },
    {
      ...(award_max === undefined ? {} : { awardMax: orNone(award_max) }),
      ...(daily_max === undefined ? {} : { dailyMax: orNone(daily_max) }),
    },
  );
  return succeed(limitsData(saved));
};

/** What is left of the day is told before it is asked for too much. */
export const handleReadOwnLimits: ForPerson<unknown> = async (
  { database, programs },
  { caller, session },
) => {
  const { merchantId } = caller;
  const { id: personId, role } = session.person;
  if (role !== 'agent') {
    return succeed({ ...limitsData(NO_LIMITS), given_today: 0, left_today: null });
  }
  const program = await programs.running(merchantId);
  const { now } = await readClock(database, merchantId);
  const day = dayText(localDay(now, program.timeZone));
  const [limits, given] = await Promise.all([
    staffLimits(database, merchantId),
    givenByPerson(database, merchantId, { personId, day }),
  ]);
  const { dailyMax } = limits;
  const left =
    dailyMax === null ? null : Math.max(0, dailyMax * 10 ** program.pointsDecimals - given);
  return succeed({
    ...limitsData(limits),
    given_today: wirePoints(given, program),
    left_today: left === null ? null : wirePoints(left, program),
  });
};

function limitsData({ awardMax, dailyMax }: StaffLimits): object {
  return { award_max: awardMax, daily_max: dailyMax };
}

function orNone(limit: number): number | null {
  return limit === 0 ? null : limit;
}

function unknown(): V2Reply {
  return refuse('PERSON_DOES_NOT_EXIST', 'The store has no such person');
}

function lastOwner(): V2Reply {
  return refuse('LAST_OWNER', 'This is the last owner: make somebody else one first');
}
