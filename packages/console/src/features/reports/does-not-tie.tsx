import { Alert, Code, List, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';

/** Two ways to count the same points that came to different sums: by how much, and what to do about it. */
export function DoesNotTie(props: {
  /** What was counted how, such as `What moved`. */
  readonly one: string;
  readonly onePoints: number;
  readonly other: string;
  readonly otherPoints: number;
}): ReactElement {
  const { one, onePoints, other, otherPoints } = props;
  const { points } = useFormats();
  return (
    <Alert
      {...{ color: 'red', variant: 'outline', role: 'alert', icon: <Icon name="alert" /> }}
      title={`Does not tie to the ledger: ${points(Math.abs(onePoints - otherPoints))} apart`}
    >
      <Stack gap="xs">
        <Text size="sm">
          {one} comes to {points(onePoints)}, {other} to {points(otherPoints)}.
        </Text>
        <List size="sm" spacing={2}>
          <List.Item>Do not close a month on these figures.</List.Item>
          <List.Item>
            Ask whoever runs this server for <Code>fealty verify</Code>: it counts every balance
            anew and names the first entry that does not fit.
          </List.Item>
        </List>
      </Stack>
    </Alert>
  );
}
