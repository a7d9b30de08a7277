import { Badge, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useState, type CSSProperties, type ReactElement } from 'react';
import { idFor } from '../../api/id-for.ts';
import { useMay } from '../../api/me.ts';
import type { Editing } from '../../api/use-editing.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Panel } from '../../ui/panel.tsx';
import type { TierEffect } from './calls.ts';
import { benefitsOf, thresholdText } from './benefits.ts';
import { nextThreshold, type Ladder as Tiers, type Tier } from './ladder-part.ts';
import { TierFields } from './tier-fields.tsx';
import styles from './tiers.module.css';

/** Readable on the page’s ground, light and dark. */
const UP = 'var(--mantine-color-green-light-color)';
const DOWN = 'var(--mantine-color-red-light-color)';
/** How far in the highest step stands, in percent. */
const STEPS_PERCENT = 14;

/** All tiers, the highest on top; one of them open to be edited. */
export function Ladder(props: {
  readonly editing: Editing<Tiers>;
  readonly now: TierEffect | undefined;
  readonly then: TierEffect | undefined;
}): ReactElement {
  const { editing, now, then } = props;
  const { tiers } = editing.value;
  const [opened, setOpened] = useState<string | null>(null);
  const may = useMay()('change_program');
  const add = (): void => {
    const id = idFor(
      'tier',
      tiers.map((tier) => tier.id),
    );
    editing.patch({
      tiers: [...tiers, { id, name: 'New tier', threshold: nextThreshold(tiers) }],
    });
    setOpened(id);
  };
  const height = Math.max(1, tiers.length - 1);
  return (
    <Panel
      title="The ladder"
      lead="The highest tier stands on top. Everybody begins at the foot."
      actions={
        may && (
          <Button
            {...{ variant: 'default', onClick: add }}
            leftSection={<Icon name="plus" size={16} />}
          >
            Add a tier
          </Button>
        )
      }
    >
      <ol className={styles['ladder'] ?? ''} reversed>
        {[...tiers].reverse().map((tier, place) => (
          <li
            key={tier.id}
            className={styles['rung'] ?? ''}
            data-off={tier.active === false ? '' : undefined}
            style={stepOf((height - place) / height)}
          >
            <Rung
              {...{ tier, editing, now, then, isOpen: opened === tier.id }}
              onOpen={() => setOpened(opened === tier.id ? null : tier.id)}
            />
            {opened === tier.id && (
              <div className={styles['fields'] ?? ''}>
                <TierFields {...{ tier, editing }} members={countOf(now, tier)?.members ?? 0} />
              </div>
            )}
          </li>
        ))}
      </ol>
    </Panel>
  );
}

function stepOf(part: number): CSSProperties {
  return { '--step': part * STEPS_PERCENT } as CSSProperties;
}

function countOf(effect: TierEffect | undefined, { id }: Tier): TierEffect['tiers'][number] | null {
  return effect?.tiers.find(({ tier_id: of }) => of === id) ?? null;
}

function Rung(props: {
  readonly tier: Tier;
  readonly editing: Editing<Tiers>;
  readonly now: TierEffect | undefined;
  readonly then: TierEffect | undefined;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
}): ReactElement {
  const { tier, editing, now, then, isOpen, onOpen } = props;
  const { document } = editing;
  const may = useMay()('change_program');
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} flex="1 1 200px" miw={0}>
        <Group gap={8}>
          <Text fw={650}>{tier.name === '' ? 'A tier without a name' : tier.name}</Text>
          {tier.active === false && (
            <Badge variant="light" color="gray">
              Off
            </Badge>
          )}
          {tier.hidden === true && (
            <Badge variant="light" color="gray">
              Hidden from members
            </Badge>
          )}
        </Group>
        <Text size="sm" fw={550}>
          {thresholdText(tier, document)}
        </Text>
        {benefitsOf(tier, document).map((benefit) => (
          <Text key={benefit} size="sm" c="dimmed">
            {benefit}
          </Text>
        ))}
      </Stack>
      <Count {...{ now, then, tier }} />
      {may && (
        <Button
          {...{ variant: 'subtle', size: 'compact-sm', onClick: onOpen, 'aria-expanded': isOpen }}
          aria-label={`${isOpen ? 'Close' : 'Edit'}: ${tier.name}`}
        >
          {isOpen ? 'Close' : 'Edit'}
        </Button>
      )}
    </Group>
  );
}

/** How many members are there, and how many would be. */
function Count(props: {
  readonly now: TierEffect | undefined;
  readonly then: TierEffect | undefined;
  readonly tier: Tier;
}): ReactElement {
  const { now, then, tier } = props;
  const { counted, number, share } = useFormats();
  const members = countOf(now, tier)?.members ?? 0;
  const after = then === undefined ? null : (countOf(then, tier)?.members_then ?? 0);
  const total = now?.members ?? 0;
  const part = total === 0 ? 0 : members / total;
  const difference = after === null ? 0 : after - members;
  return (
    <div className={styles['count'] ?? ''}>
      <Group gap={6} justify="space-between" wrap="nowrap">
        <Text size="sm" className="numbers">
          {now === undefined ? '…' : counted(members, 'member')}
        </Text>
        <Text size="sm" c="dimmed" className="numbers">
          {now === undefined ? '' : share(part)}
        </Text>
      </Group>
      <Progress
        {...{ value: part * 100, size: 'sm', mt: 2 }}
        aria-label={`Share of all members in ${tier.name}`}
      />
      {after !== null && difference !== 0 && (
        <Text size="sm" mt={4} fw={600} className="numbers" c={difference > 0 ? UP : DOWN}>
          {difference > 0 ? '+' : '−'}
          {number(Math.abs(difference))}, then {number(after)}
        </Text>
      )}
    </div>
  );
}
