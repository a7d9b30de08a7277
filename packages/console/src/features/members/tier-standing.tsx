import { Group, Progress, Stack, Text } from '@mantine/core';
import type { MemberData, TierData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { tiersCall } from './calls.ts';

const MOVES_SHOWN = 3;
const ALL = 100;

/** The tier, how far it is to the next, and the last moves. */
export function TierStanding({ member }: { readonly member: MemberData }): ReactElement {
  const { moment, day } = useFormats();
  const { data } = useRead(tiersCall);
  const { tier_info: tier, tier_movements: moves } = member;
  const next = data === undefined ? undefined : nextTier(data.tiers, member);
  const last = moves.slice(-MOVES_SHOWN).reverse();
  return (
    <Panel title="Tier">
      <Stack gap="sm">
        <Text fz={22} fw={650}>
          {tier.loyalty_tier_name || 'No tier'}
        </Text>
        {next !== undefined && <Way to={next} has={tier.qualified_points} />}
        {tier.current_period_end !== null && (
          <Text size="sm" c="dimmed">
            The period ends on {day(tier.current_period_end)}.
          </Text>
        )}
        {last.map(({ date, old_tier, new_tier }) => (
          <Text size="sm" key={date + new_tier}>
            {old_tier === '' ? `Began in ${new_tier}` : `From ${old_tier} to ${new_tier}`}
            <Text span c="dimmed">
              , {moment(date)}
            </Text>
          </Text>
        ))}
      </Stack>
    </Panel>
  );
}

function Way({ to, has }: { readonly to: TierData; readonly has: number }): ReactElement {
  const { points, money } = useFormats();
  const unit = to.qualification_type === 'spend' ? money : points;
  const part = Math.min(ALL, Math.max(0, (has / to.minimum_points) * ALL));
  return (
    <div>
      <Progress value={part} aria-label={`Way to ${to.loyalty_tier_name}`} size="lg" radius="xl" />
      <Group justify="space-between" mt={6}>
        <Text size="sm" c="dimmed" className="numbers">
          {unit(has)} count
        </Text>
        <Text size="sm" className="numbers">
          {unit(to.minimum_points - has)} more for {to.loyalty_tier_name}
        </Text>
      </Group>
    </div>
  );
}

/** The lowest tier that can be reached and was not yet. */
function nextTier(tiers: readonly TierData[], { tier_info }: MemberData): TierData | undefined {
  const has = tier_info.qualified_points;
  return tiers
    .filter(({ is_active, minimum_points }) => is_active && minimum_points > has)
    .sort((one, other) => one.minimum_points - other.minimum_points)[0];
}
