import { Alert, List } from '@mantine/core';
import type { RewardData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { rewardsCall } from './calls.ts';

/** With so little left of what was uploaded, more is needed: merchants are mailed at the same share. */
const LOW_SHARE = 0.2;

/** Rewards that will run out of codes. */
export function LowStock(): ReactElement | null {
  const { number } = useFormats();
  const low = useRead(rewardsCall, { query: { count: 1000 } }).data?.rewards.filter(isLow) ?? [];
  if (low.length === 0) return null;
  return (
    <Alert color="yellow" title="Coupon codes run low" icon={<Icon name="alert" />}>
      <List size="sm">
        {low.map(({ reward_id, reward_name, coupon_status: { remaining_coupons } }) => (
          <List.Item key={reward_id}>
            {reward_name}: {number(remaining_coupons)} left
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

function isLow({ is_active, implementation_type, coupon_status: stock }: RewardData): boolean {
  const isPool = is_active && implementation_type === 'coupon_pool';
  return isPool && stock.remaining_coupons <= stock.uploaded_coupons * LOW_SHARE;
}
