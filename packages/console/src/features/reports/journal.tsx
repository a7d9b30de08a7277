import { Badge, Button, Text } from '@mantine/core';
import type { readJournal } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { monthText, useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { journalCall } from './calls.ts';

type Month = Data<typeof readJournal>['months'][number];
const CSV = '/v2/loyalty/liability/journal/csv';

/** Deferred revenue, month by month: what was booked and what stands on each account. */
export function Journal(): ReactElement {
  const found = useRead(journalCall);
  return (
    <Panel
      title="Deferred revenue"
      lead="What stands on each account at the end of each month; the download has every entry."
      actions={
        <Button
          {...{ component: 'a', href: CSV, download: true, variant: 'default' }}
          className="no-print"
          leftSection={<Icon name="download" size={16} />}
        >
          Download the journal
        </Button>
      }
    >
      <Answer of={found} rows={3}>
        {({ months }) =>
          months.length === 0 ? (
            <Text size="sm" c="dimmed">
              It begins with the first month that is over, once somebody has said what a point is
              worth.
            </Text>
          ) : (
            <Months months={months.toReversed()} />
          )
        }
      </Answer>
    </Panel>
  );
}

function Months({ months }: { readonly months: readonly Month[] }): ReactElement {
  const { amount, number } = useFormats();
  const money = (head: string, of: (month: Month) => string) => ({
    ...{ head, isNumber: true as const, cell: (month: Month) => amount(of(month)) },
  });
  return (
    <DataTable
      label="Deferred revenue by month"
      rows={months}
      keyOf={({ month }) => month}
      columns={[
        { head: 'Month', cell: ({ month }) => monthText(month) },
        {
          head: 'Status',
          cell: ({ locked }) => (
            <Badge variant="light" color={locked ? 'gray' : 'blue'}>
              {locked ? 'Closed' : 'Open'}
            </Badge>
          ),
        },
        { head: 'Open points', isNumber: true, cell: (row) => number(row.open_points) },
        money('Deferred', ({ balances }) => balances.deferred_revenue),
        money('Redeemed', ({ balances }) => balances.redemption_revenue),
        money('Breakage', ({ balances }) => balances.breakage_revenue),
      ]}
    />
  );
}
