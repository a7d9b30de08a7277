import { Button, Checkbox, Group, Paper, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import type { Decision, Waiting } from './calls.ts';
import { DecideMarkedDialog } from './decide-marked-dialog.tsx';

/** What is marked, what it comes to, and what can be done with all of it. */
export function ChosenBar(props: {
  readonly rows: readonly Waiting[];
  readonly marked: ReadonlySet<string>;
  readonly onMark: (ids: readonly string[]) => void;
}): ReactElement {
  const { rows, marked, onMark } = props;
  const { points, number } = useFormats();
  const [deciding, setDeciding] = useState<Decision | null>(null);
  const chosen = rows.filter(({ transaction }) => marked.has(transaction.id));
  const isAll = chosen.length === rows.length;
  const sum = chosen.reduce((total, { transaction }) => total + transaction.points, 0);
  return (
    <Paper withBorder px="md" py="xs">
      <Group gap="md" justify="space-between" mih={32}>
        <Checkbox
          label={
            chosen.length === 0
              ? 'Mark all that are shown'
              : `${number(chosen.length)} marked, ${points(sum)}`
          }
          {...{ checked: isAll, indeterminate: chosen.length > 0 && !isAll }}
          onChange={() => onMark(isAll ? [] : rows.map(({ transaction }) => transaction.id))}
        />
        {chosen.length > 0 ? (
          <Group gap="xs">
            <Button size="xs" onClick={() => setDeciding('approve')}>
              Approve {number(chosen.length)}
            </Button>
            <Button
              {...{ size: 'xs', variant: 'outline', color: 'red' }}
              onClick={() => setDeciding('reject')}
            >
              Reject {number(chosen.length)}
            </Button>
          </Group>
        ) : (
          <Text size="sm" c="dimmed" visibleFrom="sm">
            Mark several to decide on them at once.
          </Text>
        )}
      </Group>
      {deciding !== null && (
        <DecideMarkedDialog
          {...{ decision: deciding, chosen }}
          onDone={() => onMark([])}
          onClose={() => setDeciding(null)}
        />
      )}
    </Paper>
  );
}
