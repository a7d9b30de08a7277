import { Type } from 'typebox';
import { document, id, integer } from '../params.ts';
import { numberField, textField, textOrNull, timeField } from './fields.ts';

/** Largest body that brings a program: 4 MiB, as the command line reads. */
export const PROGRAM_BODY_BYTES_MAX = 4 * 1024 * 1024;

export const programDocument = document({
  description: 'A whole program, as `/docs/program.schema.json` describes it. Decimals are texts.',
});

export const baseField = integer(
  {
    description:
      'The version that the change was made for. If another one runs by now it is refused, with what changed in between.',
    example: 2,
  },
  { minimum: 1, maximum: 999_999_999 },
);

export const draftIdField = id({
  description: 'A draft, in place of a document.',
  example: '65b0c2c6735f835a2ce12a15',
});

export const revisionField = integer(
  {
    description:
      'The revision of the draft that you have seen. If it is another by now it is refused.',
    example: 1,
  },
  { minimum: 1, maximum: 999_999_999 },
);

/** A document in an answer: all of it is the merchant's. */
export const DocumentData = Type.Unsafe<object>({
  type: 'object',
  additionalProperties: true,
  description: 'The program as it was written.',
});
export const documentExample = {
  name: 'Corner Shop Rewards',
  currency: 'USD',
  timeZone: 'America/New_York',
  activities: [
    { id: 'made_a_purchase', name: 'Made a Purchase', earn: { multiplier: '2' } },
    { id: 'created_an_account', name: 'Account Creation', earn: { points: '100' } },
  ],
  rewards: [
    {
      id: 'reward_cb5f8',
      name: '$5 OFF COUPON',
      type: 'fixed_amount',
      value: '5',
      points: '500',
      coupons: { pattern: 'FIVE-XXXX-9999' },
    },
  ],
  tiers: [{ id: 'member', name: 'Member', threshold: '0' }],
};

const ChangeData = Type.Object({
  part: textField(
    'Part of the program: `program`, `policies`, `activities`, `rewards`, `tiers`, ….',
  ),
  kind: Type.Union([Type.Literal('added'), Type.Literal('removed'), Type.Literal('changed')]),
  path: textField('Where it stands; of what was removed, in the document before.'),
  sentence: textField('What changes, for people.'),
  note: textOrNull('What it means for what is there already.'),
});

export const changesFields = {
  changes: Type.Array(ChangeData, { description: 'What differs, at most 500 changes.' }),
  changes_total: numberField('How many changes there are in all.'),
};

export const changesExample = {
  changes: [
    {
      part: 'activities',
      kind: 'changed' as const,
      path: 'activities[0].earn',
      sentence: 'Made a Purchase earns 2 points per USD instead of 1 point per USD.',
      note: null,
    },
  ],
  changes_total: 1,
};

export const warningsField = Type.Array(
  Type.Object({
    kind: textField(
      '`dead_rule`, `shadowed_rule`, `unreachable_tier`, `unreachable_reward`, `period_without_end` or `overlapping_promotions`.',
    ),
    path: textField('Where it stands.'),
    sentence: textField('What is so.'),
    advice: textField('What could be done about it.'),
  }),
  {
    description: 'What the program says and hardly means, at most 200; none keeps it from running.',
  },
);

export const problemsField = Type.Array(
  Type.Object({
    path: textField('Where it stands; empty for the whole document.'),
    found: textField('What stands there.'),
    allowed: textField('What may.'),
  }),
  { description: 'Why it cannot be applied, at most 100.' },
);

export const withoutCodesField = Type.Array(Type.String(), {
  description: 'Rewards whose pools hold no code: nobody can redeem them until codes are uploaded.',
});

export const versionFields = {
  version: numberField('Its number, from 1 on.'),
  applied_date: timeField('When it was applied, by the real clock.'),
  applied_by: textField('Who applied it, such as `key:main` or `cli`.'),
  origin: Type.Object({
    by: textField('`apply` for a document, `draft`, `rollback` or `promote`.'),
    version: Type.Union([Type.Number(), Type.Null()], {
      description: 'The version that it repeats, or null.',
    }),
    name: textOrNull('Name of the draft, or partner id of the store that it comes from.'),
  }),
};

export const versionExample = {
  version: 2,
  applied_date: '10/05/2026 23:10:55',
  applied_by: 'key:main',
  origin: { by: 'apply', version: null, name: null },
};

/** What operations about the program have in common. */
export const ofProgram = { group: 'Program', ours: true, query: Type.Object({}) } as const;

/** Those that change something beside the program, of owners and managers. */
export const preparesProgram = {
  category: 'write',
  writes: false,
  scope: 'admin',
  managers: true,
} as const;

/** Those that only look. */
export const readsProgram = {
  method: 'GET',
  category: 'general',
  writes: false,
  body: Type.Object({}),
} as const;
