import { List, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { Panel } from '../../ui/panel.tsx';
import { Marked } from '../../ui/states.tsx';
import { activitiesCall, membersCall, rewardsCall, tiersCall, transactionsCall } from './calls.ts';

interface Step {
  readonly done: boolean;
  readonly title: string;
  readonly how: string;
}

/** What a store needs before shoppers see it; gone once all of it is done. */
export function LaunchChecklist(): ReactElement | null {
  const activities = useRead(activitiesCall).data?.activities;
  const rewards = useRead(rewardsCall).data?.rewards;
  const tiers = useRead(tiersCall).data?.tiers;
  const members = useRead(membersCall, { query: { count: 1 } }).data;
  const transactions = useRead(transactionsCall, { query: { count: 1 } }).data;
  if (!activities || !rewards || !tiers || !members || !transactions) return null;
  const steps: readonly Step[] = [
    {
      done: activities.some(({ is_active }) => is_active),
      ...{ title: 'Ways to earn', how: 'The program has no activity that earns points.' },
    },
    {
      done: rewards.some(({ is_active }) => is_active),
      ...{ title: 'Rewards', how: 'The program has nothing to redeem points for.' },
    },
    {
      done: tiers.some(({ is_active }) => is_active),
      ...{
        title: 'Tiers',
        how: 'Everybody is treated alike until there are tiers. You may want that.',
      },
    },
    {
      done: members.total > 0,
      ...{ title: 'The first member', how: 'Connect your shop, or import members.' },
    },
    {
      done: transactions.total > 0,
      ...{ title: 'The first points', how: 'They come with the first order that your shop tells.' },
    },
  ];
  const open = steps.filter(({ done }) => !done).length;
  if (open === 0) return null;
  return (
    <Panel
      title="Before you launch"
      lead={`${String(steps.length - open)} of ${String(steps.length)} are done`}
    >
      <List listStyleType="none" spacing="sm">
        {steps.map(({ done, title, how }) => (
          <List.Item key={title}>
            <Marked icon={done ? 'check' : 'clock'} color={done ? 'green' : 'dimmed'}>
              <b>{title}</b>
              {done ? ': done' : ''}
              {!done && (
                <Text size="sm" c="dimmed">
                  {how}
                </Text>
              )}
            </Marked>
          </List.Item>
        ))}
      </List>
    </Panel>
  );
}
