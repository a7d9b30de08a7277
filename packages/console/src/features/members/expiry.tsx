import { Group, Stack, Text } from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';

const SHOWN_MAX = 6;

/** What lapses when, the next first. */
export function Expiry({ member }: { readonly member: MemberData }): ReactElement {
  const { points, day, zone } = useFormats();
  const { points_expiration_schedule: schedule } = member;
  const rest = schedule.slice(SHOWN_MAX).reduce((sum, each) => sum + each.points, 0);
  return (
    <Panel title="What expires when" lead={`Days of ${zone}`}>
      {schedule.length === 0 ? (
        <Text c="dimmed">Nothing of what is there expires.</Text>
      ) : (
        <Stack gap={6}>
          {schedule.slice(0, SHOWN_MAX).map(({ expiration_date, points: count }) => (
            <Group key={expiration_date} justify="space-between">
              <Text size="sm">{day(expiration_date)}</Text>
              <Text size="sm" className="numbers">
                {points(count)}
              </Text>
            </Group>
          ))}
          {rest > 0 && (
            <Group justify="space-between">
              <Text size="sm" c="dimmed">
                Later
              </Text>
              <Text size="sm" className="numbers">
                {points(rest)}
              </Text>
            </Group>
          )}
        </Stack>
      )}
    </Panel>
  );
}
