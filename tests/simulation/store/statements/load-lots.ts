import { texts, unnest, type Row, type Values } from '../values.ts';
import {
  byCells,
  merchantIn,
  merchantNow,
  pick,
  reading,
  type Scene,
  type Statements,
} from './statement-steps.ts';

const LOT = ['id', 'member_id', 'points', 'remaining', 'expires_at', 'idle', 'opened_at'];
const A_MINUTE_MS = 60_000;
const LAPSES_MAX = 1000;

/** Expiry first, idle ones before others of none, then the oldest. */
const inSpendingOrder = (a: Row, b: Row): number =>
  byCells('expires_at')(a, b) ||
  Number(b['idle']) - Number(a['idle']) ||
  byCells('opened_at', 'id')(a, b);

/** Whom a kind and a value name; `id` is a kind too. */
export function whoIs({ transaction }: Scene, values: Values, name: Row): string | null {
  if (name['kind'] === 'id') return name['value'] as string;
  const found = transaction.find('identities', { ...merchantIn(values), ...name });
  return (found?.['member_id'] as string | null | undefined) ?? null;
}

interface Named {
  readonly asked: Row;
  readonly id: string;
  readonly head: Row;
  /** His time: that of the clock, but never before his last posting. */
  readonly now: number;
}

function* named(scene: Scene, values: Values, asked: readonly Row[]): Generator<Named> {
  for (const one of asked) {
    const id = whoIs(scene, values, { kind: one['kind'], value: one['value'] });
    const head =
      id === null ? null : scene.transaction.find('member_heads', { ...merchantIn(values), id });
    if (id === null || head === null) continue;
    const now = Math.max(merchantNow(scene, values), head['posted_at'] as number);
    yield { asked: one, id, head, now };
  }
}

const openLots = ({ transaction }: Scene, memberId: string): Row[] =>
  transaction
    .select('lots', (lot) => lot['member_id'] === memberId && (lot['remaining'] as number) > 0)
    .sort(inSpendingOrder);

/** As `lots_covering` of the migrations. */
function lotsCovering(lots: readonly Row[], { head, now }: Named, need: number): Row[] {
  const found: Row[] = [];
  const since = head['idle_since'] as number | null;
  const lapses = head['idle_lapses_at'] as number | null;
  let covered = 0;
  for (const lot of lots) {
    const expiresAt = lot['expires_at'] as number | null;
    if (expiresAt !== null && expiresAt <= now - A_MINUTE_MS) continue;
    if (lot['idle'] === true) {
      if (since !== null && (lot['opened_at'] as number) < since) continue;
      if (lapses !== null && lapses <= now - A_MINUTE_MS) continue;
    }
    found.push(pick(lot, LOT));
    const lives =
      lot['idle'] === true
        ? lapses !== null && lapses > now
        : expiresAt === null || expiresAt > now;
    if (lives) covered += lot['remaining'] as number;
    if (covered >= need) break;
  }
  return found;
}

function lapsedLots(lots: readonly Row[], { head, now }: Named): Row[] {
  const dated = lots.filter(({ expires_at: at }) => at !== null && (at as number) <= now);
  const hasIdle = (head['idle_points'] as number) + (head['idle_lapsed'] as number) > 0;
  const since = head['idle_since'] as number | null;
  const lapses = head['idle_lapses_at'] as number | null;
  const idle = lots
    .filter(({ expires_at: at, idle: isIdle }) => hasIdle && at === null && isIdle === true)
    .filter(
      ({ opened_at: openedAt }) =>
        (since !== null && (openedAt as number) < since) || (lapses !== null && lapses <= now),
    )
    .sort(byCells('opened_at', 'id'));
  return [...dated.slice(0, LAPSES_MAX), ...idle.slice(0, LAPSES_MAX)];
}

const NAMES = { kind: 'text', value: 'text' } as const;

export const lotLoads: Statements = {
  'lane.readLots': reading((scene, values) => {
    const asked = unnest(values, { ...NAMES, need: 'number' });
    return [...named(scene, values, asked)].flatMap((one) =>
      lotsCovering(openLots(scene, one.id), one, one.asked['need'] as number),
    );
  }),

  'lane.readLapsedSums': reading((scene, values) =>
    [...named(scene, values, unnest(values, NAMES))].flatMap(({ id, now }) =>
      scene.transaction
        .select(
          'expiry_sums',
          (sum) =>
            sum['member_id'] === id &&
            (sum['points'] as number) > 0 &&
            (sum['expires_at'] as number) <= now + A_MINUTE_MS,
        )
        .map((sum) => pick(sum, ['member_id', 'expires_at', 'points'])),
    ),
  ),

  'lane.readDateSums': reading((scene, values) =>
    unnest(values, { ...NAMES, at: 'time' }).flatMap(({ at, ...name }) => {
      const id = whoIs(scene, values, name);
      if (id === null) return [];
      const key = { ...merchantIn(values), member_id: id, expires_at: at };
      const sum = scene.transaction.find('expiry_sums', key);
      return [{ member_id: id, at, points: sum?.['points'] ?? null }];
    }),
  ),

  'lane.readLapsedLots': reading((scene, values) =>
    [...named(scene, values, unnest(values, NAMES))].flatMap((one) =>
      lapsedLots(openLots(scene, one.id), one).map((lot) => pick(lot, LOT)),
    ),
  ),

  'lane.readHeldLots': reading((scene, values) => {
    const members = new Set<unknown>(texts(values[2]));
    return openLots(scene, String(values[1]))
      .filter(({ id }) => {
        const award = scene.transaction.find('transactions', { ...merchantIn(values), id });
        return members.has(award?.['member_id']);
      })
      .map((lot) => pick(lot, LOT));
  }),

  'lane.readFirstLots': reading((scene, values) =>
    texts(values[1]).flatMap((id) =>
      openLots(scene, id)
        .slice(0, LAPSES_MAX)
        .map((lot) => pick(lot, LOT)),
    ),
  ),

  'lane.readDraws': reading((scene, values) => {
    const { transaction } = scene;
    const asked = new Set<unknown>(texts(values[1]));
    return transaction
      .select(
        'postings',
        ({ transaction_id: id, source, target }) =>
          asked.has(id) &&
          source === 'available' &&
          ['reserved', 'redeemed', 'deducted'].includes(target as string),
      )
      .sort(byCells('transaction_id', 'version'))
      .flatMap(({ transaction_id, amount, lot_id: id }) => {
        const lot = transaction.find('lots', { ...merchantIn(values), id });
        return lot === null ? [] : [{ transaction_id, amount, ...pick(lot, LOT) }];
      });
  }),
};
