import { Button, Group, Stack, Text } from '@mantine/core';
import type { MemberData, unmergeMember } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { ActionDialog } from '../../ui/action-dialog.tsx';
import { actorWords } from '../../ui/audit-words.ts';
import { pointsText, useFormats } from '../../ui/formats.ts';
import { nameOf } from '../../ui/member-name.ts';
import { Panel } from '../../ui/panel.tsx';
import { mergedCall, unmergeCall, type Merged } from './calls.ts';

/** Who was merged into the member, and the way to part them again; nothing where nobody was. */
export function MergedMembers({ member }: { readonly member: MemberData }): ReactElement | null {
  const { data } = useRead(mergedCall, { path: { mid: member.id } });
  const [parting, setParting] = useState<Merged | null>(null);
  const mayPart = useMay()('serve_members');
  const { moment, day } = useFormats();
  const merged = data?.merged ?? [];
  if (merged.length === 0) return null;
  return (
    <Panel title="Merged into this member" lead="Their points, orders and names lead here.">
      <Stack gap="sm" component="ul" p={0} m={0} aria-label="Merged into this member">
        {merged.map((one) => (
          <Group
            key={one.internal_member_id}
            {...{ component: 'li', justify: 'space-between', gap: 'sm' }}
            style={{ listStyle: 'none' }}
          >
            <div style={{ flex: '1 1 200px', minWidth: 0 }}>
              <Text size="sm" fw={550} style={{ overflowWrap: 'anywhere' }}>
                {nameAnd(one)}
              </Text>
              <Text size="sm" c="dimmed">
                {moment(one.merged_date)}, {actorWords(one.merged_by)}
              </Text>
              <Text size="sm" c="dimmed">
                {one.unmerge_until === null
                  ? 'Cannot be parted any more.'
                  : `Can be parted until ${day(one.unmerge_until)}.`}
              </Text>
            </div>
            {mayPart && one.unmerge_until !== null && (
              <Button
                {...{ size: 'xs', variant: 'default' }}
                aria-label={`Part again: ${one.name}`}
                onClick={() => setParting(one)}
              >
                Part again
              </Button>
            )}
          </Group>
        ))}
      </Stack>
      {parting !== null && (
        <PartDialog {...{ member, merged: parting, onClose: () => setParting(null) }} />
      )}
    </Panel>
  );
}

function nameAnd({ name, member_id: id }: Merged): string {
  return name === id ? name : `${name} (${id})`;
}

function PartDialog(props: {
  readonly member: MemberData;
  readonly merged: Merged;
  readonly onClose: () => void;
}): ReactElement {
  const { member, merged, onClose } = props;
  const { name } = merged;
  return (
    <ActionDialog<typeof unmergeMember, Record<string, never>>
      onClose={onClose}
      action={{
        title: `Part ${name} from ${nameOf(member)}`,
        call: unmergeCall,
        initial: {},
        sentOf: () => ({ path: { mid: merged.internal_member_id } }),
        effectOf: (parted) => (
          <>
            <Text size="sm">
              {name} is a member of their own again, with{' '}
              <b>{pointsText(parted.available_points)}</b> to spend
              {parted.pending_points > 0
                ? ` and ${pointsText(parted.pending_points)} that wait for approval`
                : ''}
              .
            </Text>
            <Text size="sm">
              {nameOf(member)} to spend: {pointsText(member.available_points)} →{' '}
              <b>{pointsText(Math.max(0, member.available_points - parted.available_points))}</b>
            </Text>
          </>
        ),
        confirm: () => 'Part them',
        done: () => `${name} is a member of their own again`,
        fields: () => (
          <Text size="sm">
            What {name} brought goes back, as far as it is still there. What was spent since stays
            spent by {nameOf(member)}.
          </Text>
        ),
      }}
    />
  );
}
