import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useNames } from '../../api/names.ts';
import { actorWords } from '../../ui/audit-words.ts';
import { useAsked } from '../../ui/asked.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { MemberLink } from '../../ui/member-link.tsx';
import { Answer, Empty } from '../../ui/states.tsx';
import { decidedCall, type DecidedCase } from './calls.ts';

const PAGE = 50;

/** What was approved and rejected, the last first; where a page begins stands in the address. */
export function DecidedList({ activity }: { readonly activity: string }): ReactElement {
  const asked = useAsked();
  const decision = asked.of('decision');
  const cursor = asked.of('behind');
  const found = useRead(decidedCall, {
    query: { count: PAGE, activity_id: activity, decision, cursor },
  });
  return (
    <Answer of={found} rows={8}>
      {({ decided, next_cursor: next }) => (
        <Stack gap="md">
          {decided.length === 0 ? (
            <Empty icon="stamp" title={next === null ? 'Nothing was decided' : 'Nothing here'}>
              {next === null
                ? 'What is approved and rejected will stand here, with who decided and why.'
                : 'Among these none fits. Go on to older ones.'}
            </Empty>
          ) : (
            <Paper withBorder p="md">
              <Rows of={decided} />
            </Paper>
          )}
          <Group justify="flex-end" gap="xs" component="nav" aria-label="Pages of the list">
            {cursor !== '' && (
              <Button
                {...{ variant: 'default', size: 'xs' }}
                onClick={() => asked.change({ behind: '' })}
              >
                The newest
              </Button>
            )}
            {next !== null && (
              <Button
                {...{ variant: 'default', size: 'xs' }}
                rightSection={<Icon name="next" size={14} />}
                onClick={() => asked.change({ behind: next })}
              >
                Older
              </Button>
            )}
          </Group>
        </Stack>
      )}
    </Answer>
  );
}

function Rows({ of }: { readonly of: readonly DecidedCase[] }): ReactElement {
  const { moment } = useFormats();
  const nameOf = useNames(of.map(({ transaction }) => transaction.internal_member_id));
  return (
    <DataTable
      label="What was decided"
      rows={of}
      keyOf={({ transaction: { id }, decided_date: at }) => `${id} ${at}`}
      columns={[
        { head: 'Award', cell: (row) => <Award of={row} /> },
        {
          head: 'Member',
          cell: ({ transaction: { internal_member_id: id, member_id } }) => (
            <MemberLink id={id} name={nameOf(id, member_id)} />
          ),
        },
        { head: 'Decision', cell: ({ decision }) => <Decision of={decision} /> },
        {
          head: 'Points',
          isNumber: true,
          cell: (row) => <Points of={row} />,
        },
        {
          head: 'By',
          cell: ({ decided_by: by, decided_date: at }) => (
            <div>
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {actorWords(by)}
              </Text>
              <Text size="sm" c="dimmed">
                {moment(at)}
              </Text>
            </div>
          ),
        },
      ]}
    />
  );
}

function Award({ of }: { readonly of: DecidedCase }): ReactElement {
  const { transaction, reason } = of;
  const said = reason ?? transaction.transaction_attributes['reason'];
  return (
    <div>
      <Text size="sm" fw={550}>
        {transaction.award_info?.activity_name}
      </Text>
      {typeof said === 'string' && said !== '' && (
        <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
          “{said}”
        </Text>
      )}
    </div>
  );
}

function Decision({ of }: { readonly of: DecidedCase['decision'] }): ReactElement {
  const isApproved = of === 'approved';
  return (
    <Badge variant="light" color={isApproved ? 'green' : 'red'}>
      {isApproved ? 'Approved' : 'Rejected'}
    </Badge>
  );
}

/** What it came to; what it had been worth stands beside it where that differs. */
function Points({ of }: { readonly of: DecidedCase }): ReactElement {
  const { points, number } = useFormats();
  const { points_before: before, points_after: after } = of;
  if (before === after) return <>{points(after)}</>;
  return (
    <>
      {number(before)} → {points(after)}
    </>
  );
}
