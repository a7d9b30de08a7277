import type { ProgramDocument } from './document.ts';
import type { Problems } from './problems.ts';

/** Occasions name activities of fixed points: there is no amount that could be multiplied. */
export function checkOccasions(document: ProgramDocument, problems: Problems): void {
  const { birthday, anniversary, winback } = document.occasions ?? {};
  const ids = new Set(document.activities.map((activity) => activity.id));
  for (const [name, occasion] of Object.entries({ birthday, anniversary, winback })) {
    if (occasion === undefined) continue;
    const path = `occasions.${name}.activity`;
    problems.known(path, [occasion.activity], ids);
    const activity = document.activities.find(({ id }) => id === occasion.activity);
    if (activity !== undefined && 'multiplier' in activity.earn) {
      problems.add(
        path,
        activity.id,
        'an activity of fixed points: there is no amount to multiply',
      );
    }
  }
  if (winback !== undefined) problems.days('occasions.winback.inactiveDays', winback.inactiveDays);
}
