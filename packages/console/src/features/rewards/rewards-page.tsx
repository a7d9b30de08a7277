import { Anchor, Badge, Button, Group, Paper, Text } from '@mantine/core';
import type { RewardData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Draft } from '../../api/draft.ts';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { DataTable, type Column } from '../../ui/data-table.tsx';
import { useFormats, type Formats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { ProgramPage } from '../../ui/program-page.tsx';
import { Empty } from '../../ui/states.tsx';
import { rewardsCall } from './calls.ts';
import { newRewardId, priceText, TYPES, type Reward } from './reward-part.ts';

/** What points buy, with what is left of it. */
export function RewardsPage(): ReactElement {
  return (
    <ProgramPage title="Rewards" lead="What members can have for their points.">
      {(draft) => <Rewards draft={draft} />}
    </ProgramPage>
  );
}

function Rewards({ draft }: { readonly draft: Draft }): ReactElement {
  const may = useMay()('change_program');
  const go = useNavigate();
  const formats = useFormats();
  const stocks = useRead(rewardsCall, { query: { count: 1000 } }).data?.rewards ?? [];
  const byId = new Map(stocks.map((one) => [one.reward_id, one]));
  const { rewards } = draft.document;
  const add = may && (
    <Button
      leftSection={<Icon name="plus" size={16} />}
      onClick={() => void go(`/rewards/${newRewardId(draft.document)}`)}
    >
      New reward
    </Button>
  );
  if (rewards.length === 0) {
    return (
      <Paper withBorder p="md">
        <Empty icon="gift" title="There is no reward yet">
          A discount or a product gives members a reason to collect points.
          <br />
          <br />
          {add}
        </Empty>
      </Paper>
    );
  }
  return (
    <Paper withBorder p="md">
      <Group justify="flex-end" mb="sm">
        {add}
      </Group>
      <DataTable<Reward>
        label="Rewards"
        columns={columns(draft, byId, formats)}
        rows={rewards}
        keyOf={({ id }) => id}
      />
    </Paper>
  );
}

function columns(
  draft: Draft,
  byId: ReadonlyMap<string, RewardData>,
  { number }: Formats,
): readonly Column<Reward>[] {
  const running = new Set(draft.running.rewards.map(({ id }) => id));
  return [
    {
      head: 'Reward',
      cell: ({ id, name, type }) => (
        <div>
          <Anchor component={Link} to={`/rewards/${encodeURIComponent(id)}`} fw={550}>
            {name || 'Without a name'}
          </Anchor>
          <Text size="sm" c="dimmed">
            {TYPES[type].label}
          </Text>
        </div>
      ),
    },
    { head: 'Price', cell: (reward) => priceText(reward), isNumber: true },
    {
      head: 'Codes left',
      isNumber: true,
      cell: ({ id, coupons = 'pool' }) => {
        if (coupons === 'none') return 'No codes';
        if (coupons !== 'pool') return 'Made as needed';
        const stock = byId.get(id)?.coupon_status;
        return stock === undefined ? 'None yet' : number(stock.remaining_coupons);
      },
    },
    {
      head: 'Status',
      cell: ({ id, active = true, visible = true }) => {
        if (!running.has(id)) return <Badge variant="light">In the draft</Badge>;
        const isOpen = byId.get(id)?.is_active ?? false;
        const [label, color] = !active
          ? ['Off', 'gray']
          : !isOpen
            ? ['Cannot be redeemed now', 'yellow']
            : visible
              ? ['On', 'green']
              : ['Hidden', 'gray'];
        return (
          <Badge variant="light" color={color}>
            {label}
          </Badge>
        );
      },
    },
  ];
}
