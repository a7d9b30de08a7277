import { Type } from 'typebox';
import { email, flag, integer } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { idField, numberField } from '../v2/fields.ts';
import {
  LinkData,
  linkExample,
  ListedPersonData,
  listedPersonExample,
  nameField,
  roleField,
  SessionData,
  sessionExample,
} from './fields.ts';

const common = {
  group: 'People',
  ours: true,
  byPerson: true,
  scope: 'admin',
  writes: false,
  query: Type.Object({}),
  category: 'general',
} as const;
const all = { path: '/account/people', pathValues: {} } as const;
const pathValues = {
  id: { description: 'Id of the person.', example: listedPersonExample.id },
} as const;
const one = { path: '/account/people/{id}', pathValues } as const;

export const listPeople = v2Endpoint({
  ...common,
  ...all,
  id: 'account_list_people',
  method: 'GET',
  summary: 'List people',
  description: 'Everybody who works for the store, in the order in which they came. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ people: Type.Array(ListedPersonData) }),
  answered: { people: [listedPersonExample] },
  codes: [],
});

export const invitePerson = v2Endpoint({
  ...common,
  ...all,
  id: 'account_invite_person',
  method: 'POST',
  summary: 'Invite somebody',
  description:
    'Takes somebody on and makes a link that sets the password, good for one use and seven days: mailed where a mail server is set, else answered this once. At most 500 people. For owners.',
  body: Type.Object({
    email: email({ description: 'E-mail address.', example: 'bob@shop.example' }),
    name: nameField,
    role: roleField,
  }),
  sent: { email: 'bob@shop.example', name: 'Bob', role: 'manager' },
  data: Type.Object({ person: ListedPersonData, ...LinkData.properties }),
  answered: { person: listedPersonExample, ...linkExample },
  codes: ['PERSON_EXISTS', 'TOO_MANY_PEOPLE'],
});

export const updatePerson = v2Endpoint({
  ...common,
  ...one,
  id: 'account_update_person',
  method: 'PATCH',
  summary: 'Change somebody',
  description:
    'Changes name or role, keeps somebody out or lets him in again; what is left out stays. Another role, and being kept out, end all sessions of the person. The last owner stays one. For owners.',
  body: Type.Object({
    name: Type.Optional(nameField),
    role: Type.Optional(roleField),
    disabled: Type.Optional(
      flag({ description: 'Keep the person out, or let the person in again.', example: true }),
    ),
  }),
  sent: { role: 'analyst' },
  data: ListedPersonData,
  answered: { ...listedPersonExample, role: 'analyst' },
  codes: ['PERSON_DOES_NOT_EXIST', 'LAST_OWNER'],
});

export const removePerson = v2Endpoint({
  ...common,
  ...one,
  id: 'account_remove_person',
  method: 'DELETE',
  summary: 'Take somebody off the list',
  description:
    'Ends all sessions and takes the person off the list; what the person did goes on naming the address. The last owner stays. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField }),
  answered: { id: listedPersonExample.id },
  codes: ['PERSON_DOES_NOT_EXIST', 'LAST_OWNER'],
});

export const makeResetLink = v2Endpoint({
  ...common,
  id: 'account_make_reset_link',
  method: 'POST',
  path: '/account/people/{id}/reset-link',
  pathValues,
  summary: 'Make a link that sets a password',
  description:
    'Makes a new link for somebody who forgot the password or lost the invitation; an earlier one ends. Mailed where a mail server is set, else answered this once. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ person: ListedPersonData, ...LinkData.properties }),
  answered: { person: listedPersonExample, ...linkExample },
  codes: ['PERSON_DOES_NOT_EXIST'],
});

const { user_agent, address, created_date, last_used_date, expires_date } = SessionData.properties;

export const listPersonSessions = v2Endpoint({
  ...common,
  id: 'account_list_person_sessions',
  method: 'GET',
  path: '/account/people/{id}/sessions',
  pathValues,
  summary: 'Where somebody is signed in',
  description: 'Live sessions of one person; the last begun first. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    sessions: Type.Array(
      Type.Object({ id: idField, created_date, last_used_date, expires_date, user_agent, address }),
    ),
  }),
  answered: { sessions: [sessionExample] },
  codes: ['PERSON_DOES_NOT_EXIST'],
});

export const endPersonSession = v2Endpoint({
  ...common,
  id: 'account_end_person_session',
  method: 'DELETE',
  path: '/account/people/{id}/sessions/{session}',
  pathValues: {
    ...pathValues,
    session: { description: 'Id of the session.', example: sessionExample.id },
  },
  summary: 'Sign somebody out',
  description: 'Ends one session of a person, at once. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField }),
  answered: { id: sessionExample.id },
  codes: ['SESSION_DOES_NOT_EXIST'],
});

const LIMIT_MAX = 1_000_000_000;
const AgentLimitsData = Type.Object({
  award_max: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Points in one award; null for no limit.',
  }),
  daily_max: Type.Union([Type.Integer(), Type.Null()], {
    description: 'Points of one agent in a day of the program’s zone; null for no limit.',
  }),
});
const limits = { path: '/account/agent-limits', pathValues: {}, data: AgentLimitsData } as const;
const limitField = (description: string): ReturnType<typeof integer> =>
  integer({ description, example: 500 }, { minimum: 0, maximum: LIMIT_MAX });

export const readAgentLimits = v2Endpoint({
  ...common,
  ...limits,
  id: 'account_read_agent_limits',
  method: 'GET',
  summary: 'How much agents may give',
  description: 'What persons of the role agent may give by hand. For owners.',
  body: Type.Object({}),
  sent: {},
  answered: { award_max: 500, daily_max: null },
  codes: [],
});

export const updateAgentLimits = v2Endpoint({
  ...common,
  ...limits,
  id: 'account_update_agent_limits',
  method: 'PUT',
  summary: 'Say how much agents may give',
  description:
    'Limits what persons of the role agent give by hand; 0 is no limit, what is left out stays. Under a limit an agent awards activities that are for agents, and neither orders nor many at once. For owners.',
  body: Type.Object({
    award_max: Type.Optional(limitField('Points in one award; 0 for no limit.')),
    daily_max: Type.Optional(limitField('Points of one agent in a day; 0 for no limit.')),
  }),
  sent: { award_max: 500 },
  answered: { award_max: 500, daily_max: null },
  codes: [],
});

const { scope: _, ...forAll } = common;

export const readOwnLimits = v2Endpoint({
  ...forAll,
  id: 'account_read_own_limits',
  method: 'GET',
  path: '/account/own-limits',
  pathValues: {},
  summary: 'How much one may give today',
  description:
    'What whoever is signed in may give by hand, and how much of it is left for today in the program’s zone. Only the role agent has limits; for others, and without limits, all is null.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({
    ...AgentLimitsData.properties,
    given_today: numberField('Points given today, with those that are under way.'),
    left_today: Type.Union([Type.Number(), Type.Null()], {
      description: 'What may still be given today; null for no limit.',
    }),
  }),
  answered: { award_max: 500, daily_max: 1000, given_today: 880, left_today: 120 },
  codes: [],
});
