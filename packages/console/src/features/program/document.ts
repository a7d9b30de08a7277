import { listedPart } from '../../api/listed-part.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import type { EditedPart } from '../../api/use-editing.ts';

export type Activity = ProgramDocument['activities'][number];
export type Rule = NonNullable<Activity['rules']>[number];
export type Budget = NonNullable<ProgramDocument['budgets']>[number];
type Occasions = NonNullable<ProgramDocument['occasions']>;

/** An activity with what is edited beside it: budgets that its rules draw on, and what awards it. */
export interface EditedActivity {
  readonly activity: Activity;
  readonly budgets: readonly Budget[];
  /** What of the program awards it, as far as a template brings it. */
  readonly occasions?: Occasions | undefined;
  readonly referrals?: ProgramDocument['referrals'] | undefined;
}

export function activityPart(id: string): EditedPart<EditedActivity> {
  const listed = listedPart('activities', id);
  return {
    name: listed.name,
    of: (document) => {
      const activity = listed.of(document);
      if (activity === null) return null;
      const { budgets = [], occasions, referrals } = document;
      return { activity, budgets, occasions, referrals };
    },
    put: (document, value) => {
      const changed = listed.put(document, value?.activity ?? null);
      if (value === null) return without(changed, id);
      const { budgets, occasions, referrals } = value;
      const { budgets: _b, occasions: _o, referrals: _r, ...rest } = changed;
      return {
        ...rest,
        ...(budgets.length === 0 ? {} : { budgets: [...budgets] }),
        ...(occasions === undefined ? {} : { occasions }),
        ...(referrals === undefined ? {} : { referrals }),
      };
    },
    path: listed.path,
    beside: ['budgets', 'occasions', 'referrals'],
  };
}

/** What awards an activity ends with it. */
function without(document: ProgramDocument, id: string): ProgramDocument {
  const { occasions = {}, referrals, ...rest } = document;
  const left = Object.entries(occasions).filter(([, { activity }]) => activity !== id);
  const { friend, ...referring } = referrals ?? { referrer: id };
  const isReferring = referrals !== undefined && referring.referrer !== id;
  return {
    ...rest,
    ...(left.length === 0 ? {} : { occasions: Object.fromEntries(left) }),
    ...(isReferring
      ? {
          referrals: { ...referring, ...(friend === undefined || friend === id ? {} : { friend }) },
        }
      : {}),
  };
}
