import { Type } from 'typebox';

/** What every write of every surface takes beside its own parameters, for its description. */
export const WRITE_PARAMETERS: readonly Record<string, unknown>[] = [
  {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same key with the same request gets the same answer for 30 days, and has one effect.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  {
    name: 'Fealty-Simulate',
    in: 'header',
    description: 'Decide and answer, with the reasons, but write nothing.',
    schema: { type: 'boolean' },
  },
  {
    name: 'simulate',
    in: 'query',
    description: 'The same as the header.',
    schema: { type: 'boolean' },
  },
];

/** What a simulated answer carries besides. */
export const simulatedFields = {
  simulated: Type.Boolean({ description: 'Nothing was written; ids and coupon codes are masked.' }),
  trace: Type.Array(Type.Record(Type.String(), Type.Unknown()), {
    description: 'How the decision came about.',
  }),
};
