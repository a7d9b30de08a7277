import { Group, Stack, Text, TextInput } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { endOfDay } from '../../ui/end-of-day.ts';
import { useFormats } from '../../ui/formats.ts';
import { Facts } from '../../ui/facts.tsx';
import { Panel } from '../../ui/panel.tsx';
import { Answer } from '../../ui/states.tsx';
import { asOfCall } from './calls.ts';

/** What the member had at the end of a day, as the ledger says it. */
export function AsOf({ member }: { readonly member: MemberData }): ReactElement {
  const { points, zone } = useFormats();
  const [day, setDay] = useState('');
  const at = endOfDay(day, zone);
  const found = useRead(
    asOfCall,
    { path: { mid: member.id }, query: { at: at ?? undefined } },
    { isWanted: at !== null },
  );
  return (
    <Panel title="At an earlier day" lead={`At the end of that day, in ${zone}`}>
      <Stack gap="md">
        <Group>
          <TextInput
            {...{ type: 'date', label: 'Day', value: day, w: 180 }}
            onChange={({ currentTarget: { value } }) => setDay(value)}
          />
        </Group>
        {at === null ? (
          <Text size="sm" c="dimmed">
            Choose a day to see what {member.first_name || 'the member'} had then.
          </Text>
        ) : (
          <Answer of={found} rows={3}>
            {(then) => (
              <Facts
                of={[
                  ['To spend', points(then.available_points)],
                  ['Waited for approval', points(then.pending_points)],
                  ['In a cart', then.reserved_points === 0 ? '' : points(then.reserved_points)],
                  ['Owed', then.owed_points === 0 ? '' : points(then.owed_points)],
                  ['Tier', then.tier_info?.loyalty_tier_name ?? ''],
                ]}
              />
            )}
          </Answer>
        )}
      </Stack>
    </Panel>
  );
}
