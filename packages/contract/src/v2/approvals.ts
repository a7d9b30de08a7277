import { Type } from 'typebox';
import { choice, text } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { idField, textField, textOrNull, timeField, timeOrNull } from './fields.ts';
import { pageData, pageQuery } from './page.ts';

const ApprovalData = Type.Object({
  id: idField,
  kind: textField('What kind of thing waits; "request" for what was asked for here.'),
  subject: textField('Which of that kind.'),
  what: textField('What is asked for, in one sentence.'),
  state: textField('waiting, approved, refused or withdrawn.'),
  asked_by: textField('Who asked.'),
  asked_date: timeField('When.'),
  decided_by: textOrNull('Who decided, or withdrew it.'),
  decided_date: timeOrNull('When.'),
  reason: textOrNull('Why, if it was said.'),
});

const waiting = {
  id: '65b0c2c6735f835a2ce12a21',
  kind: 'request',
  subject: 'spring-mailing',
  what: 'Give 500 points to 1,200 members for the late spring mailing',
  state: 'waiting',
  asked_by: 'key:main',
  asked_date: '11/22/2026 02:10:55',
  decided_by: null,
  decided_date: null,
  reason: null,
} as const;
const decided = {
  ...waiting,
  state: 'approved',
  decided_by: 'person:bob@shop.example',
  decided_date: '11/22/2026 02:31:07',
  reason: 'Agreed with marketing',
} as const;

const common = { group: 'Approvals', ours: true, writes: false, query: Type.Object({}) } as const;
const collection = { path: '/v2/loyalty/approvals', pathValues: {} } as const;
const pathValues = { id: { description: 'Id of the approval.', example: waiting.id } } as const;
const reason = {
  reason: Type.Optional(
    text(
      { description: 'Why, in one sentence.', example: 'Agreed with marketing' },
      { maxLength: 500 },
    ),
  ),
};
const deciding = {
  ...common,
  pathValues,
  method: 'POST',
  category: 'write',
  body: Type.Object(reason),
  sent: { reason: 'Agreed with marketing' },
  data: ApprovalData,
  codes: ['APPROVAL_DOES_NOT_EXIST', 'APPROVAL_SETTLED', 'ERROR_FORBIDDEN'],
} as const;

export const listApprovals = v2Endpoint({
  ...common,
  ...collection,
  id: 'v2_list_approvals',
  method: 'GET',
  category: 'general',
  summary: 'List approvals',
  description: 'What waits for a second person, or did; the last asked first.',
  query: Type.Object({
    state: choice(
      { description: 'Which.', example: 'waiting' },
      ['waiting', 'approved', 'refused', 'withdrawn', 'any'],
      'waiting',
    ),
    ...pageQuery,
  }),
  body: Type.Object({}),
  sent: {},
  data: pageData('approvals', ApprovalData),
  answered: { approvals: [waiting], total: 1, more: false, next_start_index: 1 },
  codes: [],
});

export const askApproval = v2Endpoint({
  ...common,
  ...collection,
  id: 'v2_ask_approval',
  method: 'POST',
  category: 'write',
  summary: 'Ask for a second person',
  description:
    'Asks that somebody else agrees to what the caller is about to do, and changes nothing by itself: look at its state before going on. The same subject waits once. At most 200 wait.',
  body: Type.Object({
    subject: text(
      { description: 'What it is about, in your own words or numbers.', example: 'spring-mailing' },
      { maxLength: 100 },
    ),
    what: text(
      { description: 'What is to happen, in one sentence.', example: waiting.what },
      { maxLength: 500 },
    ),
  }),
  sent: { subject: 'spring-mailing', what: waiting.what },
  data: ApprovalData,
  answered: waiting,
  codes: ['TOO_MANY_APPROVALS'],
});

export const readApproval = v2Endpoint({
  ...common,
  id: 'v2_read_approval',
  method: 'GET',
  category: 'general',
  path: '/v2/loyalty/approvals/{id}',
  pathValues,
  summary: 'Read an approval',
  description: 'One approval, and what became of it.',
  body: Type.Object({}),
  sent: {},
  data: ApprovalData,
  answered: decided,
  codes: ['APPROVAL_DOES_NOT_EXIST'],
});

export const agreeApproval = v2Endpoint({
  ...deciding,
  byPerson: true,
  id: 'v2_agree_approval',
  path: '/v2/loyalty/approvals/{id}/approve',
  summary: 'Agree',
  description:
    'Agrees, once, and lets happen what waits. For owners and managers who are signed in, and never for who asked; a key decides nothing.',
  answered: decided,
});

export const refuseApproval = v2Endpoint({
  ...deciding,
  byPerson: true,
  id: 'v2_refuse_approval',
  path: '/v2/loyalty/approvals/{id}/refuse',
  summary: 'Refuse',
  description:
    'Refuses, once; what waits will not happen. For owners and managers who are signed in, and never for who asked; a key decides nothing.',
  answered: { ...decided, state: 'refused' },
});

export const withdrawApproval = v2Endpoint({
  ...deciding,
  id: 'v2_withdraw_approval',
  path: '/v2/loyalty/approvals/{id}/withdraw',
  summary: 'Withdraw what one asked for',
  description: 'Takes back what the caller asked for, while nobody has decided.',
  answered: { ...decided, state: 'withdrawn', decided_by: 'key:main' },
});
