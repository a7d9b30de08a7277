import { Button, Group, Stack, Text } from '@mantine/core';
import type { approve, MemberData, TransactionData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { pointsText, useFormats } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { Panel } from '../../ui/panel.tsx';
import { titleOf } from '../../ui/transaction-words.ts';
import { approveCall, historyCall, rejectCall } from './calls.ts';

const SHOWN = 10;

interface Deciding {
  readonly how: 'approve' | 'reject';
  readonly award: TransactionData;
}

/** Awards that wait for somebody, to be decided here; nothing where none waits. */
export function WaitingAwards({ member }: { readonly member: MemberData }): ReactElement | null {
  const { moment, points } = useFormats();
  const mayDecide = useMay()('serve_members');
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const isWanted = member.pending_points > 0 || deciding !== null;
  const { data } = useRead(
    historyCall,
    {
      path: { mid: member.id },
      query: {
        ...{ status: '{"eq":"pending"}', transaction_type: '{"eq":"award"}' },
        ...{ count: SHOWN, sort_by: '-created_date' },
      },
    },
    { isWanted },
  );
  const waiting = isWanted ? (data?.transactions ?? []) : [];
  if (waiting.length === 0) return null;
  const rest = (data?.total ?? 0) - waiting.length;
  return (
    <Panel title="Waits for approval">
      <Stack gap="sm" component="ul" p={0} m={0} aria-label="Awards that wait">
        {waiting.map((award) => (
          <Group
            key={award.id}
            {...{ component: 'li', justify: 'space-between', gap: 'sm' }}
            style={{ listStyle: 'none' }}
          >
            <div style={{ flex: '1 1 200px', minWidth: 0 }}>
              <Text size="sm" fw={550}>
                {titleOf(award)}
                <Text span className="numbers">{` +${points(award.points)}`}</Text>
              </Text>
              <Text size="sm" c="dimmed">
                Since {moment(award.created_date)}
              </Text>
            </div>
            {mayDecide && (
              <Group gap="xs">
                <Button
                  size="xs"
                  aria-label={`Approve: ${titleOf(award)}, ${points(award.points)}`}
                  onClick={() => setDeciding({ how: 'approve', award })}
                >
                  Approve
                </Button>
                <Button
                  {...{ size: 'xs', variant: 'outline', color: 'red' }}
                  aria-label={`Reject: ${titleOf(award)}, ${points(award.points)}`}
                  onClick={() => setDeciding({ how: 'reject', award })}
                >
                  Reject
                </Button>
              </Group>
            )}
          </Group>
        ))}
      </Stack>
      {rest > 0 && (
        <Text size="sm" c="dimmed">
          And {rest.toLocaleString()} more.
        </Text>
      )}
      {deciding !== null && (
        <DecideDialog {...{ member, ...deciding, onClose: () => setDeciding(null) }} />
      )}
    </Panel>
  );
}

function DecideDialog(
  props: Deciding & { readonly member: MemberData; readonly onClose: () => void },
): ReactElement {
  const { member, award, how, onClose } = props;
  const isApproving = how === 'approve';
  const [name, worth] = [nameOf(member), pointsText(award.points)];
  const before = member.available_points;
  return (
    <ActionDialog<typeof approve, Record<string, never>>
      onClose={onClose}
      action={{
        title: `${isApproving ? 'Approve' : 'Reject'} “${titleOf(award)}”`,
        call: isApproving ? approveCall : rejectCall,
        danger: !isApproving,
        initial: {},
        sentOf: () => ({ path: { tid: award.id } }),
        effectOf: ({ points }) => (
          <Text size="sm">
            {isApproving ? (
              <>
                {name} can spend <b>{pointsText(points)}</b> more. To spend: {pointsText(before)} →{' '}
                <b>{pointsText(before + points)}</b>
              </>
            ) : (
              `${name} does not get the ${pointsText(points)}. This is for good.`
            )}
          </Text>
        ),
        confirm: ({ points }) => `${isApproving ? 'Approve' : 'Reject'} ${pointsText(points)}`,
        done: ({ points }) => `${pointsText(points)} ${isApproving ? 'approved' : 'rejected'}`,
        fields: () => (
          <Text size="sm">
            {worth} for {titleOf(award)} {award.points === 1 ? 'waits' : 'wait'} for somebody to
            decide.
          </Text>
        ),
      }}
    />
  );
}
