import { Alert, SimpleGrid, Stack } from '@mantine/core';
import type { reportBalance } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Figure, Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer } from '../../ui/states.tsx';
import { trendPoints } from '../../ui/trend-points.ts';
import { Trend } from '../../ui/trend.tsx';
import { balanceCall } from './calls.ts';
import { DoesNotTie } from './does-not-tie.tsx';
import { ReportPage, ReportSpan } from './report-page.tsx';

type Balance = Data<typeof reportBalance>;

/** What members had, what moved, what they have, and whether their balances say the same. */
export function BalancePage(): ReactElement {
  const { query } = useSpan();
  const found = useRead(balanceCall, { query });
  return (
    <ReportPage
      {...{ title: 'Points balance', name: 'balance', picks: 'periods' }}
      lead="Points that members have to spend, that wait and that lie in carts, less what they owe."
    >
      <Answer of={found} rows={8}>
        {(balance) => <Shown balance={balance} />}
      </Answer>
    </ReportPage>
  );
}

function Shown({ balance }: { readonly balance: Balance }): ReactElement {
  const { number } = useFormats();
  const { periods, totals } = balance;
  const signed = (count: number, sign: string): string =>
    count === 0 ? number(count) : `${count > 0 ? sign : ''}${number(count)}`;
  const less = (count: number): string => signed(count, '−').replace('-', '+');
  const figures = [
    ['Opening', number(totals.opening_points)],
    ['Issued', signed(totals.issued_points, '+')],
    ['Redeemed', less(totals.redeemed_points)],
    ['Expired', less(totals.expired_points)],
    ['Taken back', less(totals.deducted_points)],
    ['Closing', number(totals.closing_points)],
  ] as const;
  return (
    <Stack gap="md">
      <ReportSpan of={balance} />
      <Tie balance={balance} />
      <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} spacing="md">
        {figures.map(([label, value]) => (
          <Figure key={label} label={label} value={value} />
        ))}
      </SimpleGrid>
      <Panel title="Closing balance over time">
        <Trend
          {...{ kind: 'area', title: 'Closing balance', numbers: number, hasTable: false }}
          points={trendPoints(balance, (period) => ({ closing: period.closing_points }))}
          series={[{ name: 'closing', label: 'Closing balance', color: 'harbour.5' }]}
        />
      </Panel>
      <Panel title="Period by period">
        <Periods periods={periods} />
      </Panel>
    </Stack>
  );
}

/** Opening and all moves against the balances of all members, as the server found both. */
function Tie({ balance }: { readonly balance: Balance }): ReactElement {
  const { number } = useFormats();
  const { totals, closing_by_balances: byBalances, difference } = balance;
  if (byBalances === null || difference === null) {
    return (
      <Alert color="blue" icon={<Icon name="clock" />} title="Being counted">
        The sums behind reports are being made; the check against balances comes when they are.
      </Alert>
    );
  }
  const moved = totals.issued_points - totals.redeemed_points - totals.expired_points;
  const reached = totals.opening_points + moved - totals.deducted_points;
  if (difference === 0 && Math.abs(reached - totals.closing_points) < SMALLEST) {
    return (
      <Alert color="green" icon={<Icon name="check" />} title="Ties to the ledger">
        Opening {number(totals.opening_points)} and all that moved come to{' '}
        {number(totals.closing_points)}. The balances of all members say the same.
      </Alert>
    );
  }
  return (
    <DoesNotTie
      {...{ one: 'Opening and what moved', onePoints: reached }}
      {...{ other: 'the balances of all members', otherPoints: byBalances }}
    />
  );
}

/** Less than half of a hundredth of a point is how numbers of browsers are. */
const SMALLEST = 0.005;

function Periods({ periods }: { readonly periods: Balance['periods'] }): ReactElement {
  const { number } = useFormats();
  type Row = Balance['periods'][number];
  const column = (head: string, of: (row: Row) => number) => ({
    ...{ head, isNumber: true as const, cell: (row: Row) => number(of(row)) },
  });
  return (
    <DataTable
      label="Balance period by period"
      rows={periods}
      keyOf={({ from_date }) => from_date}
      columns={[
        { head: 'From', cell: ({ from_date }) => calendarDay(from_date) },
        column('Opening', (row) => row.opening_points),
        column('Issued', (row) => row.issued_points),
        column('Redeemed', (row) => row.redeemed_points),
        column('Expired', (row) => row.expired_points),
        column('Taken back', (row) => row.deducted_points),
        column('Closing', (row) => row.closing_points),
      ]}
    />
  );
}
