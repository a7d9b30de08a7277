import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Pieces } from '../api/use-pieces.ts';
import { useFormats } from './formats.ts';
import { Failing } from './states.tsx';

/** How far it is, with the way to stop it and to go on. */
export function PiecesProgress(props: {
  readonly of: Pieces<unknown>;
  /** What goes on: `Checking`. */
  readonly doing: string;
  /** `lines` */
  readonly what: string;
}): ReactElement {
  const { of, doing, what } = props;
  const { number } = useFormats();
  const part = of.total === 0 ? 0 : (of.sent / of.total) * 100;
  return (
    <Stack gap="sm">
      <Group justify="space-between" gap="xs">
        <Text size="sm" aria-live="polite" className="numbers">
          {of.state === 'stopped' ? 'Stopped' : doing}: {number(of.sent)} of {number(of.total)}{' '}
          {what}
        </Text>
        {of.state === 'running' && (
          <Button size="xs" variant="default" onClick={of.stop}>
            Stop
          </Button>
        )}
        {of.state === 'stopped' && (
          <Button size="xs" onClick={of.go}>
            Go on
          </Button>
        )}
      </Group>
      <Progress value={part} aria-label={doing} animated={of.state === 'running'} />
      {of.state === 'failed' && <Failing error={of.error} onRetry={of.go} />}
    </Stack>
  );
}
