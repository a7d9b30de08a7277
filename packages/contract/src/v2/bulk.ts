import { Type } from 'typebox';
import { items } from '../params.ts';
import { v2Endpoint } from './endpoint.ts';
import { anyQuery, numberField, textField } from './fields.ts';
import { awardExample } from './transaction.ts';

/** Commands that one request may carry. */
export const BULK_MAX = 1000;

export const bulkTransactions = v2Endpoint({
  id: 'v2_bulk_transactions',
  method: 'POST',
  path: '/v2/loyalty/transactions/bulk',
  group: 'Transactions',
  ours: true,
  summary: 'Carry out many commands',
  description:
    'Up to 1,000 awards, redemptions, deductions and returns, each with an answer of its own in the same place. What one member is sent happens in order. A command that is refused harms no other.',
  pathValues: {},
  query: Type.Object(anyQuery),
  body: Type.Object({
    commands: items(
      {
        description:
          'Each an object with `action` (`award`, `redeem`, `deduct`, `return`), optionally `idempotency_key`, and the fields of the endpoint of that name.',
      },
      { maxItems: BULK_MAX },
    ),
  }),
  sent: {
    commands: [
      {
        action: 'award',
        idempotency_key: 'import-7-1',
        member_id: 'bob@example.com',
        activity_id: 'write_a_review',
      },
      { action: 'deduct', member_id: 'nobody@example.com', points: 10 },
    ],
  },
  data: Type.Object({
    results: Type.Array(
      Type.Object({
        status: numberField('What the HTTP status would be of the command alone.'),
        success: Type.Boolean({ description: 'Whether it was carried out.' }),
        data: Type.Optional(
          Type.Unknown({ description: 'As the command’s own endpoint answers.' }),
        ),
        error_code: Type.Optional(textField('Why not.')),
        reason: Type.Optional(textField('The same for people.')),
      }),
      { description: 'One for each command, in order.' },
    ),
    succeeded: numberField('How many were carried out.'),
    refused: numberField('How many were not.'),
  }),
  answered: {
    results: [
      { status: 200, success: true, data: awardExample },
      {
        status: 200,
        success: false,
        error_code: 'INCORRECT_MEMBER_ID_PASSED',
        reason: 'There is no member "nobody@example.com"',
      },
    ],
    succeeded: 1,
    refused: 1,
  },
  codes: [],
  category: 'write',
  writes: true,
});
