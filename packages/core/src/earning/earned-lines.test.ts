import { describe, expect, it } from 'vitest';
import { compiled } from '../../../../tests/support/random/memory-ledger.ts';
import {
  excluding,
  fractional,
  generous,
  plain,
  stacking,
  tiered,
} from '../../../../tests/scenarios/programs.ts';
import type { Order, OrderLine } from '../books/records.ts';
import type { ProgramDocument } from '../program/document.ts';
import type { Facts } from '../rules/facts.ts';
import { judgePurchase } from './judge-purchase.ts';

/** A gold tier of 1.5 beside the rules of the generous program. */
const both: ProgramDocument = { ...generous, tiers: tiered.tiers };

interface Asked {
  readonly tier?: string;
  readonly tags?: readonly string[];
  readonly paid?: Order['payments'];
}

const line = (productId: string, price: string, category = ''): OrderLine => {
  const words = { title: productId, url: '', imageUrl: '', tags: [] };
  return { productId, price, quantity: '2', category, ...words };
};

/** What a unit of each line earned, and the multiplier beside it: `80 by 2, 20 by 0`. */
function earned(
  document: ProgramDocument,
  lines: readonly OrderLine[],
  { tier = 'silver', tags = [], paid }: Asked = {},
): string {
  const program = compiled(document);
  const subtotal = String(lines.reduce((sum, { price }) => sum + 2 * Number(price), 0));
  const order: Order = {
    ...{ id: 'O', total: '', subtotal, currency: '', coupons: [], lines },
    ...(paid === undefined ? {} : { payments: paid }),
  };
  const activity = program.activities.get('made_a_purchase');
  if (activity === undefined) throw new Error('no purchases');
  const facts: Facts = {
    ...{ at: Date.UTC(2026, 0, 1, 12), zone: 'UTC', pointsDecimals: 0, order: null, line: null },
    ...{ member: null, tags: [], custom: {}, frozen: { 'member.tags': tags } },
  };
  const judged = judgePurchase(program, { activity, tierId: tier, order, facts }, []);
  if ('code' in judged) throw new Error(judged.code);
  return judged.lines
    .map((one) => `${String(one.pointsPerQuantity)} by ${one.multiplier}`)
    .join(', ');
}

describe('what one unit of a product earned', () => {
  const boot = line('boot', '40', 'shoes');
  const mug = line('mug', '20');

  const thing = line('c', '9.99');
  const cheap = [line('a', '0.5'), line('b', '0.49'), thing];
  const vip: Asked = { tags: ['vip'] };
  const half: Asked = { paid: [{ method: 'gift_card', amount: '90' }] };

  it.each<[string, [ProgramDocument, readonly OrderLine[], Asked?], string]>([
    ['is its price where no rule matched', [plain, [mug]], '20 by 0'],
    ['is rounded by itself, half up', [plain, cheap], '1 by 0, 0 by 0, 10 by 0'],
    ['is cut off where the program does so', [fractional, [line('a', '0.999')]], '99 by 0'],
    ['is multiplied by a rule for the product', [generous, [boot, mug]], '80 by 2, 20 by 0'],
    ['is multiplied by the best rule', [generous, [boot, mug], vip], '120 by 3, 60 by 3'],
    ['is multiplied by all of them in a stack', [stacking, [boot, mug], vip], '240 by 6, 60 by 3'],
    ['is multiplied by the tier, a rule of v1', [tiered, [thing], { tier: 'gold' }], '15 by 1.5'],
    ['is multiplied as the tier says', [tiered, [thing], { tier: 'platinum' }], '30 by 3'],
    [
      'is multiplied by rule and tier, one after the other',
      [both, [boot, mug], { tier: 'gold' }],
      '120 by 3, 30 by 1.5',
    ],
    [
      'is nothing where the product is excluded',
      [excluding, [mug, line('gift-card', '50')]],
      '20 by 0, 0 by 0',
    ],
    ['is not known without prices', [plain, [line('mug', '')]], '0 by 0'],
    ['is the part of it that was paid to earn', [generous, [boot, mug], half], '20 by 2, 5 by 0'],
  ])('%s', (_what, [document, lines, asked], expected) => {
    expect(earned(document, lines, asked)).toBe(expected);
  });
});
