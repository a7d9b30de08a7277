import { Type, type Static } from 'typebox';
import { id, integer, moment, text } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { textField, textOrNull, timeField, timeOrNull } from '../v2/fields.ts';

const AuditEntryData = Type.Object({
  at: timeField('When it happened.'),
  actor: textField(
    'Who did it: `person:<e-mail>`, `key:<name>`, `cli`, `job:<name>`, `import:<name>`, `time`, …',
  ),
  action: textField('What was done: `key.created`, `points.award`, `transaction.approved`, …'),
  subject: textField('What it was done to: an id or a name.'),
  member: Type.Union(
    [
      Type.Object({
        id: textField('The internal id of the member.'),
        name: textField('What the member is called; empty once erased.'),
      }),
      Type.Null(),
    ],
    { description: 'The member it is about, if it is about one.' },
  ),
  points: Type.Union([Type.Number(), Type.Null()], {
    description: 'Of what moved points: how many.',
  }),
  before: Type.Unknown({ description: 'What was there before; null if nothing, or if erased.' }),
  after: Type.Unknown({ description: 'What is there since.' }),
});
export type AuditEntryData = Static<typeof AuditEntryData>;

export const readAudit = v2Endpoint({
  group: 'Audit',
  ours: true,
  byPerson: true,
  scope: 'admin',
  writes: false,
  category: 'general',
  id: 'account_read_audit',
  method: 'GET',
  path: '/account/audit',
  pathValues: {},
  summary: 'Read the audit',
  description:
    'All that was changed, by whoever changed it: people, keys, the command line, jobs and imports. The newest first. An answer looks at a stretch of some thousand entries: it may hold few or none that fit and still lead on by `next`. For owners.',
  query: Type.Object({
    count: integer(
      { description: 'How many at most.', example: 50 },
      { minimum: 1, maximum: 1000, default: 50 },
    ),
    who: Type.Optional(
      text({ description: 'A part of the actor.', example: 'ann@shop' }, { maxLength: 255 }),
    ),
    what: Type.Optional(
      text(
        { description: 'The action, or what it begins with before the dot.', example: 'key' },
        { maxLength: 64 },
      ),
    ),
    about: Type.Optional(
      id({
        description:
          'The subject, or a member by id, e-mail address, the merchant’s own id or telephone.',
        example: 'bob@example.com',
      }),
    ),
    from: Type.Optional(moment({ description: 'Not before this.', example: '11/01/2026' })),
    until: Type.Optional(moment({ description: 'Before this.', example: '12/01/2026' })),
    next: Type.Optional(
      text({ description: 'The `next` of the page before.', example: '' }, { maxLength: 100 }),
    ),
  }),
  body: Type.Object({}),
  sent: { count: 50, what: 'key' },
  data: Type.Object({
    entries: Type.Array(AuditEntryData),
    next: textOrNull('Leads to what is older; null at the end.'),
    reached_date: timeOrNull('How far back this answer looked; null at the end.'),
  }),
  answered: {
    entries: [
      {
        at: '11/22/2026 02:10:55',
        actor: 'person:ann@shop.example',
        action: 'key.created',
        subject: 'shop',
        member: null,
        points: null,
        before: null,
        after: { scope: 'write', limits: { write: null, general: null } },
      },
    ],
    next: null,
    reached_date: null,
  },
  codes: [],
});
