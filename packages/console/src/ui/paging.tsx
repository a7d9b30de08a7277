import { Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';

interface Shown {
  readonly total: number;
  readonly more: boolean;
  /** False where there are more than `total`. */
  readonly total_is_exact?: boolean;
}

/** Which rows are shown, and the way to those before and behind. */
export function Paging(props: {
  readonly of: Shown;
  readonly start: number;
  readonly size: number;
  readonly shown: number;
  readonly onStart: (start: number) => void;
}): ReactElement | null {
  const { of, start, size, shown, onStart } = props;
  if (start === 0 && !of.more) return null;
  const total = Math.max(of.total, start + shown);
  return (
    <Group justify="space-between" component="nav" aria-label="Pages of the list">
      <Text size="sm" c="dimmed" aria-live="polite" className="numbers">
        {start + 1}–{start + shown} of {of.total_is_exact === false && 'more than '}
        {total.toLocaleString()}
      </Text>
      <Group gap="xs">
        <Button
          {...{ variant: 'default', size: 'xs', disabled: start === 0 }}
          leftSection={<Icon name="back" size={14} />}
          onClick={() => onStart(Math.max(0, start - size))}
        >
          Previous
        </Button>
        <Button
          {...{ variant: 'default', size: 'xs', disabled: !of.more }}
          rightSection={<Icon name="next" size={14} />}
          onClick={() => onStart(start + size)}
        >
          Next
        </Button>
      </Group>
    </Group>
  );
}
