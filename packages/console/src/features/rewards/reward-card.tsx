import { Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../../ui/icon.tsx';
import { priceText, type Reward } from './reward-part.ts';

/** The reward as a shopper meets it, with enough points for it. */
export function RewardCard({ reward }: { readonly reward: Reward }): ReactElement {
  const { name, description = '', active = true, visible = true } = reward;
  return (
    <Stack gap="xs">
      <Paper
        withBorder
        p="lg"
        radius="lg"
        aria-label="As a shopper sees it"
        role="figure"
        maw={340}
      >
        <Stack gap="sm">
          <Group justify="space-between" wrap="nowrap">
            <Text c="blue" component="span" lh={1}>
              <Icon name="gift" size={32} />
            </Text>
            <Badge size="lg" variant="light" tt="none">
              {priceText(reward)}
            </Badge>
          </Group>
          <div>
            <Text fw={650} fz="lg" style={WRAPS}>
              {name || 'A reward without a name'}
            </Text>
            {description !== '' && (
              <Text size="sm" c="dimmed" style={WRAPS}>
                {description}
              </Text>
            )}
          </div>
          <Button component="span" fullWidth aria-hidden="true">
            Redeem
          </Button>
        </Stack>
      </Paper>
      {(!active || !visible) && (
        <Text size="sm" c="dimmed">
          {active ? 'It is hidden: shoppers are not shown it.' : 'It is off: nobody can redeem it.'}
        </Text>
      )}
    </Stack>
  );
}

const WRAPS = { overflowWrap: 'anywhere' } as const;
