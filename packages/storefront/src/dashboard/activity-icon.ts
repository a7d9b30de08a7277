import type { IconName } from './icons.tsx';

/** Activities have the platform's ids, or the merchant's own, which say nothing. */
const ICONS: readonly (readonly [RegExp, IconName])[] = [
  [/purchase|order/, 'bag'],
  [/review|survey/, 'pen'],
  [/refer/, 'refer'],
  [/birthday|anniversary/, 'cake'],
  [/photo|receipt/, 'camera'],
  [/follow|like|share|subscrib/, 'heart'],
  [/account|sign/, 'profile'],
];

/** The drawing that goes with an activity. */
export function activityIcon(id: string): IconName {
  return ICONS.find(([form]) => form.test(id))?.[1] ?? 'earn';
}
