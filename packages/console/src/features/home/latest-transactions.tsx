import { Text } from '@mantine/core';
import type { TransactionData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { TransactionStatus } from '../../ui/badges.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { MemberLink } from '../../ui/member-link.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { titleOf } from '../../ui/transaction-words.ts';
import { transactionsCall } from './calls.ts';

const SHOWN = 8;

/** The last things that moved points, of all members. */
export function LatestTransactions(): ReactElement {
  const found = useRead(transactionsCall, { query: { count: SHOWN } });
  return (
    <Answer of={found} rows={SHOWN}>
      {({ transactions }) =>
        transactions.length === 0 ? (
          <Empty icon="clock" title="Nothing happened yet">
            Orders, rewards and everything else that moves points will stand here.
          </Empty>
        ) : (
          <Rows transactions={transactions} />
        )
      }
    </Answer>
  );
}

function Rows({
  transactions,
}: {
  readonly transactions: readonly TransactionData[];
}): ReactElement {
  const { points, moment } = useFormats();
  const nameOf = useNames(transactions.map(({ internal_member_id: id }) => id));
  return (
    <DataTable
      label="What happened last"
      rows={transactions}
      keyOf={({ id }) => id}
      columns={[
        { head: 'What', cell: (row) => <Text size="sm">{titleOf(row)}</Text> },
        {
          head: 'Member',
          cell: ({ internal_member_id: id, member_id }) => (
            <MemberLink id={id} name={nameOf(id, member_id)} />
          ),
        },
        {
          head: 'Points',
          isNumber: true,
          cell: ({ transaction_type, points: count }) =>
            `${transaction_type === 'award' ? '+' : '−'}${points(count)}`,
        },
        { head: 'Status', cell: ({ status }) => <TransactionStatus status={status} /> },
        { head: 'When', cell: (row) => <Text size="sm">{moment(row.transaction_date)}</Text> },
      ]}
    />
  );
}
