import { Alert, List, Progress, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { readTime } from '../../api/times.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { Advance } from './calls.ts';

interface Of {
  readonly move: Advance;
}

/** How far a move is. */
export function MoveProgress({ move }: Of): ReactElement {
  const { moment } = useFormats();
  return (
    <Panel title="The clock is moving">
      <Stack gap="xs">
        <Text size="sm" aria-live="polite">
          It has come to {moment(move.reached)}, on its way to {moment(move.to)}.
        </Text>
        <Progress value={partOf(move) * 100} aria-label="How far the clock has moved" animated />
      </Stack>
    </Panel>
  );
}

function partOf({ from, to, reached }: Advance): number {
  const at = (text: string): number => readTime(text)?.getTime() ?? 0;
  const whole = at(to) - at(from);
  return whole <= 0 ? 0 : (at(reached) - at(from)) / whole;
}

/** What happened on the way. */
export function MoveResult({ move }: Of): ReactElement {
  const { moment, counted, number } = useFormats();
  const { dues, lapses, days_celebrated: days } = move.happened;
  const isQuiet = dues + lapses + days === 0;
  return (
    <Alert
      {...{ color: 'green', role: 'status', icon: <Icon name="check" /> }}
      title={`The clock moved to ${moment(move.to)}`}
    >
      {isQuiet ? (
        <Text size="sm">Nothing was due on the way.</Text>
      ) : (
        <List size="sm">
          {dues > 0 && (
            <List.Item>
              {number(dues)} {dues === 1 ? 'thing that was' : 'things that were'} due: approvals,
              tiers, referrals and carts
            </List.Item>
          )}
          {lapses > 0 && (
            <List.Item>Points lapsed {lapses === 1 ? 'once' : `${number(lapses)} times`}</List.Item>
          )}
          {days > 0 && (
            <List.Item>{counted(days, 'day')} looked at for birthdays and anniversaries</List.Item>
          )}
        </List>
      )}
    </Alert>
  );
}
