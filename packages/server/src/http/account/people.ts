import type {
  invitePerson as inviteEndpoint,
  updateAgentLimits as limitsEndpoint,
  updatePerson as updateEndpoint,
} from '@fealty/contract/account';
import type { V2Values } from '@fealty/contract/v2';
import { saveStaffLimits, staffLimits, type StaffLimits } from '../../usecases/agent-limits.ts';
import {
  allPeople,
  invitePerson,
  PEOPLE_MAX,
  removePerson,
  resetLink,
  updatePerson,
  type MadeLink,
  type Person,
} from '../../usecases/people.ts';
import { linkUrl, mailLink } from '../../usecases/send-link.ts';
import { slashTime } from '../dates.ts';
import { refuse } from '../v2/serving/refusal.ts';
import { succeed, type V2Reply } from '../v2/surface.ts';
import { listedPersonData } from './person-answer.ts';
import type { AccountContext, ForPerson } from './surface.ts';

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
