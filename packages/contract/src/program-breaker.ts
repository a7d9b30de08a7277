import { Type } from 'typebox';
import { decimal, object } from './program-parts.ts';

/** What an activity, or each of them, may give before somebody has a look. */
export const Breaker = object(
  {
    mode: Type.Optional(
      Type.Union([Type.Literal('learnt'), Type.Literal('fixed'), Type.Literal('off')], {
        description:
          'By what was usual in the last weeks and the bounds below; by these alone; or not at all',
      }),
    ),
    pointsPerAwardMax: Type.Optional(decimal('Most points of one award')),
    pointsPerHourMax: Type.Optional(decimal('Most points of an activity in an hour of the clock')),
    awardsPerHourMax: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1_000_000_000,
        description: 'Most awards of an activity in an hour of the clock',
      }),
    ),
    times: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'How many times the greatest of the last weeks may come; 5 if absent',
      }),
    ),
    watchMinutes: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1440,
        description:
          'How long after a change awards are compared with the version before; 60 if absent, 0 for not',
      }),
    ),
    watchTimes: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 1000,
        description: 'How many times as much as under that version an award may give; 3 if absent',
      }),
    ),
  },
  'From when on awards are held for somebody to look at',
);
