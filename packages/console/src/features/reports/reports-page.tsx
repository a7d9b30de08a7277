import { Anchor, Group, Paper, SimpleGrid, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';

const REPORTS: readonly (readonly [to: string, icon: IconName, title: string, what: string])[] = [
  ['balance', 'scales', 'Points balance', 'What members had, what moved, and what they have then.'],
  ['enrolments', 'members', 'Enrolment', 'Who joined, and how many earned or redeemed.'],
  ['redemptions', 'gift', 'Redemptions', 'Which rewards points were spent on.'],
  ['activities', 'star', 'Activities', 'What points were earned with, and what waits.'],
  ['retention', 'clock', 'Retention', 'How many stay, by the month in which they joined.'],
  ['tiers', 'tag', 'Tiers', 'Members by tier, and who moved from one to another.'],
];

/** Every report, with what it answers. */
export function ReportsPage(): ReactElement {
  return (
    <Page title="Reports" lead="What happened over any days you choose, as the ledger has it.">
      <SimpleGrid cols={{ base: 1, sm: 2, md: 3 }} spacing="md">
        {REPORTS.map(([to, icon, title, what]) => (
          <Paper key={to} withBorder p="md">
            <Group gap="sm" wrap="nowrap" align="flex-start">
              <Text component="span" c="dimmed" mt={2}>
                <Icon name={icon} size={22} />
              </Text>
              <div>
                <Anchor component={Link} to={`/reports/${to}`} fw={600}>
                  {title}
                </Anchor>
                <Text size="sm" c="dimmed" mt={4}>
                  {what}
                </Text>
              </div>
            </Group>
          </Paper>
        ))}
      </SimpleGrid>
    </Page>
  );
}
