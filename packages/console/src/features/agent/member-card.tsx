import {
  Badge,
  Button,
  Group,
  Paper,
  Progress,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import type { MemberData } from '@fealty/contract/v2';
import { useState, type ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { MemberStatus } from '../../ui/badges.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { nameOf } from '../../ui/member-name.ts';
import { RedeemDialog } from '../../ui/redeem-dialog.tsx';
import { tiersCall } from './calls.ts';
import { GiveDialog } from './give-dialog.tsx';

const ALL = 100;

/** Who it is, what the member has, and the two things that are done most. */
export function MemberCard({ member }: { readonly member: MemberData }): ReactElement {
  const [doing, setDoing] = useState<'give' | 'redeem' | null>(null);
  const close = (): void => setDoing(null);
  return (
    <Paper withBorder p="md" component="section" aria-label={nameOf(member)}>
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div>
            <Group gap="xs">
              <Title order={2} size="h3">
                {nameOf(member)}
              </Title>
              {member.current_tier !== '' && (
                <Badge variant="light" tt="none">
                  {member.current_tier}
                </Badge>
              )}
              {member.member_status !== 'active' && <MemberStatus status={member.member_status} />}
            </Group>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {[member.email_address, member.phone_number].filter(Boolean).join(', ')}
            </Text>
          </div>
          <Group gap="xs">
            <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setDoing('give')}>
              Give points
            </Button>
            <Button
              variant="default"
              leftSection={<Icon name="gift" size={16} />}
              onClick={() => setDoing('redeem')}
            >
              Redeem
            </Button>
          </Group>
        </Group>
        <Standing member={member} />
      </Stack>
      {doing === 'give' && <GiveDialog member={member} onClose={close} />}
      {doing === 'redeem' && <RedeemDialog member={member} onClose={close} />}
    </Paper>
  );
}

function Standing({ member }: { readonly member: MemberData }): ReactElement {
  const { points, day } = useFormats();
  const [next] = member.points_expiration_schedule;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md">
      <Fact label="To spend" value={points(member.available_points)} isLarge />
      <Fact
        label="Waits for approval"
        value={member.pending_points === 0 ? 'Nothing' : points(member.pending_points)}
      />
      <Fact
        label="Expires next"
        value={next === undefined ? 'Nothing' : points(next.points)}
        note={next === undefined ? '' : `on ${day(next.expiration_date)}`}
      />
      <NextTier member={member} />
    </SimpleGrid>
  );
}

function Fact(props: {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly isLarge?: true;
}): ReactElement {
  return (
    <div>
      <Text size="sm" c="dimmed">
        {props.label}
      </Text>
      <Text className="numbers" fw={600} {...(props.isLarge ? { fz: 22, lh: 1.2 } : {})}>
        {props.value}
      </Text>
      {props.note !== undefined && (
        <Text size="sm" c="dimmed">
          {props.note}
        </Text>
      )}
    </div>
  );
}

/** The lowest tier that was not reached yet, and how far it is. */
function NextTier({ member }: { readonly member: MemberData }): ReactElement | null {
  const { data } = useRead(tiersCall);
  const { points, money } = useFormats();
  const has = member.tier_info.qualified_points;
  const [next] = (data?.tiers ?? [])
    .filter(({ is_active, minimum_points }) => is_active && minimum_points > has)
    .sort((one, other) => one.minimum_points - other.minimum_points);
  if (next === undefined) return null;
  const unit = next.qualification_type === 'spend' ? money : points;
  const name = next.loyalty_tier_name;
  return (
    <div>
      <Text size="sm" c="dimmed">
        Next tier
      </Text>
      <Text fw={600}>{name}</Text>
      <Progress
        value={Math.max(0, (has / next.minimum_points) * ALL)}
        {...{ 'aria-label': `Way to ${name}`, radius: 'xl', my: 4 }}
      />
      <Text size="sm" c="dimmed" className="numbers">
        {unit(next.minimum_points - has)} more
      </Text>
    </div>
  );
}
