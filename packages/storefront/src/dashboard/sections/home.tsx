import type { MemberData, RewardData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useMember, useRewards, useTiers, useTransactions } from '../data.ts';
import { Icon } from '../icons.tsx';
import { Answer, Button, Progress, Trouble } from '../parts.tsx';
import { useShared } from '../shared.ts';
import { fill } from '../texts/words.ts';
import { tierWay } from '../tier-way.ts';
import { TransactionRows } from './transaction-rows.tsx';

const LATELY = 3;

/** What somebody has, what comes next, and what happened lately. */
export function Home(): JSX.Element {
  const { speech, go, refresh } = useShared();
  const { words } = speech;
  const member = useMember();
  const lately = useTransactions({ count: LATELY });
  // Where nothing can be had of him, it is said once for all of it.
  if (member.data === undefined && member.error !== undefined) {
    return <Trouble error={member.error} again={refresh} />;
  }
  return (
    <div class="stack">
      <Answer of={member} rows={2}>
        {(known) => <Balance member={known} />}
      </Answer>
      <div class="grid">
        <NextReward />
        <TierStanding />
      </div>
      <section class="card" part="card">
        <div class="row">
          <h3>{words.lately}</h3>
          <Button
            kind="quiet"
            label={`${words.seeAll}: ${words.activity}`}
            onClick={() => go('activity')}
          >
            {words.seeAll}
          </Button>
        </div>
        <Answer of={lately}>
          {({ transactions }) =>
            transactions.length === 0 ? (
              <p class="faint">{words.activity_empty}</p>
            ) : (
              <TransactionRows transactions={transactions} />
            )
          }
        </Answer>
      </section>
    </div>
  );
}

function Balance({ member }: { readonly member: MemberData }): JSX.Element {
  const { speech } = useShared();
  const { words } = speech;
  const [soon] = member.points_to_expire;
  const day = soon === undefined ? '' : speech.day(soon.expiration_date);
  const { available_points: available, pending_points: pending, first_name: name } = member;
  return (
    <section class="hero" part="hero">
      <p class="hello">{name === '' ? words.helloAnyone : fill(words.hello, { name })}</p>
      <p class="balance">
        <strong>{speech.number(available)}</strong>{' '}
        <span>
          {speech.many(words.pointsWord, available)} {words.available}
        </span>
      </p>
      <ul class="facts">
        {pending > 0 && <li>{speech.many(words.pendingPoints, pending)}</li>}
        <li>
          {soon === undefined || day === ''
            ? words.nothingExpires
            : speech.many(words.expiring, soon.points, { date: day })}
        </li>
      </ul>
    </section>
  );
}

/** The dearest reward that is within reach, or the nearest that is not. */
function nextOf(rewards: readonly RewardData[], available: number): RewardData | undefined {
  const byPrice = rewards.toSorted((a, b) => a.points_to_be_redeemed - b.points_to_be_redeemed);
  const ready = byPrice.filter((one) => one.is_eligible === true);
  const missing = byPrice.filter(
    (one) =>
      one.ineligible_reason === 'INSUFFICIENT_POINTS' && one.points_to_be_redeemed > available,
  );
  return ready.at(-1) ?? missing[0];
}

function NextReward(): JSX.Element {
  const { speech, go } = useShared();
  const { words } = speech;
  const member = useMember();
  return (
    <section class="card" part="card">
      <Answer of={useRewards()} rows={2}>
        {({ rewards }) => {
          const available = member.data?.available_points ?? 0;
          const reward = nextOf(rewards, available);
          if (reward === undefined) return <p class="faint">{words.redeemEmpty}</p>;
          const price = reward.points_to_be_redeemed;
          const isReady = reward.is_eligible === true;
          return (
            <>
              <h3>{isReady ? words.readyReward : words.nextReward}</h3>
              <p class="big">
                <bdi>{reward.reward_name}</bdi>
              </p>
              <Progress value={available} of={price} label={words.nextReward} />
              <div class="row">
                <span class="faint">
                  {isReady
                    ? speech.points(price)
                    : speech.many(words.toGo, speech.less(price, available))}
                </span>
                <Button kind={isReady ? 'main' : 'plain'} onClick={() => go('redeem')}>
                  {isReady ? words.redeem_button : words.seeAll}
                </Button>
              </div>
            </>
          );
        }}
      </Answer>
    </section>
  );
}

function TierStanding(): JSX.Element | null {
  const { speech, go } = useShared();
  const { words } = speech;
  const member = useMember();
  const tiers = useTiers();
  if (tiers.data?.tiers.length === 0 || member.data === undefined) return null;
  const { tier_info } = member.data;
  return (
    <section class="card" part="card">
      <Answer of={tiers} rows={2}>
        {({ tiers: ladder }) => {
          const { next } = tierWay(ladder, { tier_info });
          const counted = tier_info.qualified_points;
          const least = next?.minimum_points ?? 0;
          const missing = Math.max(speech.less(least, counted), 0);
          const amount =
            next?.qualification_type === 'spend' ? speech.money(missing) : speech.points(missing);
          return (
            <>
              <h3>{words.yourLevel}</h3>
              <p class="big">
                <Icon name="tiers" /> <bdi>{tier_info.loyalty_tier_name}</bdi>
              </p>
              {next === null ? (
                <p class="faint">{words.topTier}</p>
              ) : (
                <>
                  <Progress value={counted} of={least} label={words.yourLevel} />
                  <div class="row">
                    <span class="faint">
                      {fill(words.toNext, { amount, tier: next.loyalty_tier_name })}
                    </span>
                    <Button
                      kind="plain"
                      label={`${words.seeAll}: ${words.tiers}`}
                      onClick={() => go('tiers')}
                    >
                      {words.seeAll}
                    </Button>
                  </div>
                </>
              )}
            </>
          );
        }}
      </Answer>
    </section>
  );
}
