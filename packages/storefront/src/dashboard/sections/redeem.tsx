import type { RewardData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useMember, useRewards } from '../data.ts';
import { Icon, type IconName } from '../icons.tsx';
import { Answer, Button, Empty, Progress } from '../parts.tsx';
import { useShared } from '../shared.ts';
import { reasonOf } from '../trouble.ts';
import { RedeemWindow } from './redeem-window.tsx';

/** What points buy. */
export function Redeem(): JSX.Element {
  const { speech, isGuest } = useShared();
  const { words } = speech;
  const [chosen, setChosen] = useState<RewardData | null>(null);
  return (
    <>
      <Answer of={useRewards()} rows={4}>
        {({ rewards }) =>
          rewards.length === 0 ? (
            <Empty icon="redeem" text={words.redeemEmpty} />
          ) : (
            <ul class="grid">
              {rewards.map((one) => (
                <li class="card reward" part="card" key={one.reward_id}>
                  <span class="badge">
                    <Icon name={rewardIcon(one)} />
                  </span>
                  <h3>
                    <bdi>{one.reward_name}</bdi>
                  </h3>
                  {one.description !== '' && (
                    <p class="faint">
                      <bdi>{one.description}</bdi>
                    </p>
                  )}
                  <p class="price">
                    {one.points_range === null
                      ? speech.points(one.points_to_be_redeemed)
                      : speech.many(words.fromPoints, one.points_to_be_redeemed)}
                  </p>
                  {!isGuest && <Offer reward={one} onChoose={() => setChosen(one)} />}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {chosen !== null && <RedeemWindow reward={chosen} onClose={() => setChosen(null)} />}
    </>
  );
}

function Offer(props: { readonly reward: RewardData; readonly onChoose: () => void }): JSX.Element {
  const { reward, onChoose } = props;
  const { speech } = useShared();
  const { words } = speech;
  const available = useMember().data?.available_points ?? 0;
  const { points_to_be_redeemed: price, ineligible_reason: reason } = reward;
  if (reward.is_eligible !== false) {
    return (
      <Button label={`${words.redeem_button}: ${reward.reward_name}`} onClick={onChoose}>
        {words.redeem_button}
      </Button>
    );
  }
  if (reason === 'INSUFFICIENT_POINTS' && price > available) {
    const text = speech.many(words.toGo, speech.less(price, available));
    return (
      <div class="way-to">
        <Progress value={available} of={price} label={text} />
        <small class="faint">{text}</small>
      </div>
    );
  }
  return <p class="state">{reasonOf(reason ?? '', words)}</p>;
}

const ICONS: Readonly<Record<string, IconName>> = {
  'Free Shipping': 'truck',
  'Percentage Discount': 'percent',
  'Product Redemption': 'bag',
  'Catalog Product': 'bag',
};

export function rewardIcon({ reward_sub_type: type }: RewardData): IconName {
  return ICONS[type] ?? 'redeem';
}
