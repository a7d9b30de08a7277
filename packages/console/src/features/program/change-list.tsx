import { List, Stack, Text, Title } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProgramChange } from '../../api/draft-calls.ts';

const PARTS: Readonly<Record<string, string>> = {
  program: 'The program',
  policies: 'Policies',
  earning: 'Earning',
  breaker: 'When awards are held',
  budgets: 'Budgets',
  referrals: 'Referrals',
  occasions: 'Occasions',
  members: 'Members',
  activities: 'Activities',
  rewards: 'Rewards',
  tiers: 'Tiers',
};

/** Changes in the server's sentences, under the part of the program that they are about. */
export function ChangeList(props: {
  readonly changes: readonly ProgramChange[];
  /** How many there are in all: the server tells the first of very many. */
  readonly total: number;
}): ReactElement {
  const { changes, total } = props;
  const parts = [...new Set(changes.map(({ part }) => part))];
  return (
    <Stack gap="md">
      {parts.map((part) => (
        <div key={part}>
          <Title order={3} size="h5" mb={4}>
            {PARTS[part] ?? part}
          </Title>
          <List spacing={4}>
            {changes
              .filter((change) => change.part === part)
              .map(({ path, sentence, note }) => (
                <List.Item key={`${path} ${sentence}`}>
                  {sentence}
                  {note !== null && (
                    <Text size="sm" c="dimmed">
                      {note}
                    </Text>
                  )}
                </List.Item>
              ))}
          </List>
        </div>
      ))}
      {total > changes.length && (
        <Text size="sm" c="dimmed">
          And {total - changes.length} more.
        </Text>
      )}
    </Stack>
  );
}
