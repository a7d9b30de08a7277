import { Button, Group, Text } from '@mantine/core';
import type { MemberData, TransactionData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { TransactionStatus } from '../../ui/badges.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Paging } from '../../ui/paging.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { historyCall } from './calls.ts';
import { TakeBackDialog } from '../../ui/take-back-dialog.tsx';
import { leftOf, titleOf } from '../../ui/transaction-words.ts';
import { WhyDialog } from './why-dialog.tsx';

const PAGE = 10;

interface Opened {
  readonly what: 'why' | 'reverse';
  readonly transaction: TransactionData;
}

/** All that happened to the member's points, with why; awards can be taken back. */
export function History({ member }: { readonly member: MemberData }): ReactElement {
  const [start, setStart] = useState(0);
  const [opened, setOpened] = useState<Opened | null>(null);
  const found = useRead(historyCall, {
    path: { mid: member.id },
    query: { count: PAGE, start_index: start },
  });
  const close = (): void => setOpened(null);
  return (
    <Panel title="Transactions" lead="The newest first">
      <Answer of={found} rows={6}>
        {({ transactions, total, more }) =>
          transactions.length === 0 ? (
            <Empty icon="clock" title="Nothing happened yet">
              Orders, rewards and everything else that moves points will stand here.
            </Empty>
          ) : (
            <>
              <Rows {...{ transactions, onOpen: setOpened }} />
              <Paging
                {...{ of: { total, more }, start, size: PAGE, shown: transactions.length }}
                onStart={setStart}
              />
            </>
          )
        }
      </Answer>
      {opened?.what === 'why' && <WhyDialog transaction={opened.transaction} onClose={close} />}
      {opened?.what === 'reverse' && (
        <TakeBackDialog {...{ member, transaction: opened.transaction, onClose: close }} />
      )}
    </Panel>
  );
}

function Rows(props: {
  readonly transactions: readonly TransactionData[];
  readonly onOpen: (opened: Opened) => void;
}): ReactElement {
  const { points, moment } = useFormats();
  const may = useMay();
  return (
    <DataTable
      label="Transactions"
      rows={props.transactions}
      keyOf={({ id }) => id}
      columns={[
        {
          head: 'What',
          cell: (row) => (
            <div>
              <Text size="sm" fw={550}>
                {titleOf(row)}
              </Text>
              <Detail of={row} />
            </div>
          ),
        },
        { head: 'When', cell: (row) => <Text size="sm">{moment(row.transaction_date)}</Text> },
        {
          head: 'Points',
          isNumber: true,
          cell: (row) => (
            <div>
              {row.transaction_type === 'award' ? '+' : '−'}
              {points(row.points)}
              {leftOf(row) !== null && (
                <Text size="sm" c="dimmed">
                  {points(leftOf(row) ?? 0)} left
                </Text>
              )}
            </div>
          ),
        },
        { head: 'Status', cell: ({ status }) => <TransactionStatus status={status} /> },
        {
          head: 'More',
          cell: (row) => (
            <Group gap={4} wrap="nowrap" justify="flex-end">
              <Button
                {...{ variant: 'subtle', size: 'compact-sm' }}
                aria-label={`Why: ${titleOf(row)}, ${moment(row.transaction_date)}`}
                onClick={() => props.onOpen({ what: 'why', transaction: row })}
              >
                Why
              </Button>
              {may('serve_members') && leftOf(row) !== null && (
                <Button
                  {...{ variant: 'subtle', size: 'compact-sm', color: 'red' }}
                  aria-label={`Reverse: ${titleOf(row)}, ${moment(row.transaction_date)}`}
                  onClick={() => props.onOpen({ what: 'reverse', transaction: row })}
                >
                  Reverse
                </Button>
              )}
            </Group>
          ),
        },
      ]}
    />
  );
}

/** The order, the code, the reason: whatever tells it from others. */
function Detail({ of }: { readonly of: TransactionData }): ReactElement | null {
  const { order_id: order, reason } = of.transaction_attributes;
  const parts = [
    typeof order === 'string' && order !== '' ? `Order ${order}` : '',
    of.reward_info === undefined || of.reward_info.coupon_code === ''
      ? ''
      : `Code ${of.reward_info.coupon_code}`,
    typeof reason === 'string' ? reason : '',
  ].filter((part) => part !== '');
  if (parts.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {parts.join(' · ')}
    </Text>
  );
}
