import type { ProgramDocument } from '../../api/document-parts.ts';
import type { EditedPart } from '../../api/use-editing.ts';
import { decimalText, pointsOf } from '../../ui/formats.ts';

export type Reward = ProgramDocument['rewards'][number];
export type RewardType = Reward['type'];

/** What rewards are, in the words of people, with what their value says. */
export const TYPES: Readonly<
  Record<RewardType, { readonly label: string; readonly value: string; readonly example: string }>
> = {
  fixed_amount: { label: 'Money off', value: 'Amount off', example: '10' },
  percentage: { label: 'Percent off', value: 'Percent off', example: '15' },
  free_shipping: { label: 'Free shipping', value: 'What it is worth', example: '5' },
  product: { label: 'A product', value: 'What it is worth', example: '20' },
  gift_card: { label: 'Gift card', value: 'Amount on the card', example: '25' },
  cash_back: { label: 'Cash back', value: 'Amount paid back', example: '10' },
  catalogue_product: {
    label: 'A product of a catalogue',
    value: 'What it is worth',
    example: '50',
  },
};

/** One reward of the program, as forms edit it. */
export function rewardPart(id: string): EditedPart<Reward> {
  const placeIn = ({ rewards }: ProgramDocument): number =>
    rewards.findIndex((one) => one.id === id);
  return {
    name: `rewards/${id}`,
    of: (document) => document.rewards[placeIn(document)] ?? null,
    put: (document, value) => {
      const isNew = placeIn(document) === -1;
      const rewards = document.rewards.flatMap((one) =>
        one.id !== id ? [one] : value === null ? [] : [value],
      );
      return { ...document, rewards: isNew && value !== null ? [...rewards, value] : rewards };
    },
    path: (document) => {
      const place = placeIn(document);
      return `rewards[${String(place === -1 ? document.rewards.length : place)}]`;
    },
  };
}

/** A new reward before anything is said of it. */
export function newReward(id: string): Reward {
  return { id, name: '', type: 'fixed_amount', value: '10', points: '100', coupons: 'pool' };
}

/** An id as the platform makes them: five hexadecimal digits that no reward has. */
export function newRewardId(document: ProgramDocument): string {
  const taken = new Set(document.rewards.map(({ id }) => id));
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(3));
    const digits = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    const id = `reward_${digits.slice(0, 5)}`;
    if (!taken.has(id)) return id;
  }
}

/** `500 points`, or from where to where the member chooses. */
export function priceText({ points }: Pick<Reward, 'points'>): string {
  if (typeof points === 'string') return pointsOf(points);
  return `${decimalText(points.minimum)} to ${pointsOf(points.maximum)}`;
}
