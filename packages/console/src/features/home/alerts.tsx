import { Alert, Anchor, List } from '@mantine/core';
import type { RewardData } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { useRead } from '../../api/hooks.ts';
import { useMay } from '../../api/me.ts';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { alarmsCall, queueCall, rewardsCall, signalsCall } from './calls.ts';

/** With so little left of what was uploaded, more is needed: merchants are mailed at the same share. */
const LOW_SHARE = 0.2;
/** As many of a kind as are named one by one. */
const NAMED_MAX = 5;

interface Told {
  readonly key: string;
  readonly text: string;
  readonly to?: { readonly address: string; readonly label: string };
}

/** What somebody should look at: codes that run out, endpoints that fail, awards that wait, fraud. */
export function Alerts(): ReactElement | null {
  const told = [...useAlarms(), ...useSignals(), ...useWaiting(), ...useLowStock()];
  if (told.length === 0) return null;
  return (
    <Alert color="yellow" title="Needs a look" icon={<Icon name="alert" />}>
      <List size="sm" spacing={4}>
        {told.map(({ key, text, to }) => (
          <List.Item key={key}>
            {text}
            {to !== undefined && (
              <>
                {' '}
                <Anchor component={Link} to={to.address} size="sm" c="inherit" underline="always">
                  {to.label}
                </Anchor>
              </>
            )}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}

/** Alarms that are open; they are told to whoever administers the store. */
function useAlarms(): readonly Told[] {
  const isWanted = useMay()('administer');
  const { data } = useRead(alarmsCall, { query: { days: 0 } }, { isWanted });
  const open = data?.alarms.filter(({ ended_date }) => ended_date === null) ?? [];
  return open.slice(0, NAMED_MAX).map(({ id, kind, webhook_id, webhook_name, text }) => ({
    key: id,
    text: `${webhook_name === '' ? '' : `${webhook_name}: `}${text}.`,
    to:
      kind === 'awards_held'
        ? { address: '/moderation', label: 'Look at them' }
        : { address: `/settings/webhooks/${webhook_id}`, label: 'See what was sent' },
  }));
}

/** What severely looks like fraud; told to whoever may decide about it. */
function useSignals(): readonly Told[] {
  const { counted } = useFormats();
  const isWanted = useMay()('decide_approvals');
  const query = { severity: 'severe', count: 1 };
  const severe = useRead(signalsCall, { query }, { isWanted }).data?.total ?? 0;
  if (severe === 0) return [];
  const text = `${counted(severe, 'severe fraud signal')} ${severe === 1 ? 'is' : 'are'} open.`;
  return [{ key: 'signals', text, to: { address: '/signals', label: 'Look at them' } }];
}

function useWaiting(): readonly Told[] {
  const { counted } = useFormats();
  const waiting = useRead(queueCall, { query: { count: 1 } }).data?.total ?? 0;
  if (waiting === 0) return [];
  const text = `${counted(waiting, 'award')} ${waiting === 1 ? 'waits' : 'wait'} for somebody to decide.`;
  return [{ key: 'waiting', text, to: { address: '/moderation', label: 'Decide' } }];
}

function useLowStock(): readonly Told[] {
  const { counted } = useFormats();
  const low = useRead(rewardsCall, { query: { count: 1000 } }).data?.rewards.filter(isLow) ?? [];
  return low.slice(0, NAMED_MAX).map(({ reward_id, reward_name, coupon_status: stock }) => ({
    key: reward_id,
    text:
      stock.remaining_coupons === 0
        ? `${reward_name} has no coupon codes left.`
        : `${reward_name}: ${counted(stock.remaining_coupons, 'coupon code')} left.`,
  }));
}

function isLow({ is_active, implementation_type, coupon_status: stock }: RewardData): boolean {
  const isPool = is_active && implementation_type === 'coupon_pool';
  return isPool && stock.remaining_coupons <= stock.uploaded_coupons * LOW_SHARE;
}
