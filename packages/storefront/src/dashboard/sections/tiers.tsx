import type { TierData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useMember, useTiers } from '../data.ts';
import { Icon } from '../icons.tsx';
import { Answer, Empty, Progress } from '../parts.tsx';
import { useShared } from '../shared.ts';
import { fill } from '../texts/words.ts';
import { factorOf } from '../tier-way.ts';

/** The ladder, and where somebody stands on it. */
export function Tiers(): JSX.Element {
  const { speech, isGuest } = useShared();
  return (
    <Answer of={useTiers()} rows={4}>
      {({ tiers }) => {
        if (tiers.length === 0) return <Empty icon="tiers" text={speech.words.tiersEmpty} />;
        return isGuest ? <Ladder tiers={tiers} /> : <OwnLadder tiers={tiers} />;
      }}
    </Answer>
  );
}

function OwnLadder({ tiers }: { readonly tiers: readonly TierData[] }): JSX.Element {
  return (
    <Answer of={useMember()} rows={4}>
      {({ tier_info }) => (
        <Ladder
          tiers={tiers}
          standing={{ id: tier_info.loyalty_tier_id, counted: tier_info.qualified_points }}
        />
      )}
    </Answer>
  );
}

interface Standing {
  readonly id: string;
  readonly counted: number;
}

function Ladder(props: {
  readonly tiers: readonly TierData[];
  readonly standing?: Standing;
}): JSX.Element {
  const { tiers, standing } = props;
  const at = tiers.findIndex(({ loyalty_tier_id: id }) => id === standing?.id);
  return (
    <ol class="ladder">
      {tiers.map((tier, index) => (
        <Rung
          {...{ tier, isCurrent: index === at, isReached: index < at }}
          {...(standing === undefined || index !== at + 1 ? {} : { counted: standing.counted })}
          key={tier.loyalty_tier_id}
        />
      ))}
    </ol>
  );
}

function Rung(props: {
  readonly tier: TierData;
  readonly isCurrent: boolean;
  readonly isReached: boolean;
  /** Of the next one alone: how much counts so far. */
  readonly counted?: number;
}): JSX.Element {
  const { tier, isCurrent, isReached, counted } = props;
  const { speech } = useShared();
  const { words } = speech;
  const { minimum_points: least, loyalty_tier_name: name } = tier;
  const said = (amount: number): string =>
    tier.qualification_type === 'spend' ? speech.money(amount) : speech.points(amount);
  const factor = factorOf(tier);
  return (
    <li
      class={isCurrent ? 'card rung current' : 'card rung'}
      part="card"
      aria-current={isCurrent ? 'step' : undefined}
    >
      <span class="badge">
        <Icon name={isReached || isCurrent ? 'check' : 'tiers'} />
      </span>
      <div class="what">
        <h3>
          <bdi>{name}</bdi>
          {isCurrent && <span class="chip">{words.yourLevel}</span>}
        </h3>
        <p class="faint">
          {least === 0 ? words.start : fill(words.startsAt, { amount: said(least) })}
        </p>
        {factor > 1 && <p class="earns">{fill(words.multiplies, { n: speech.rate(factor) })}</p>}
        {counted !== undefined && (
          <>
            <Progress value={counted} of={least} label={name} />
            <p class="faint">
              {fill(words.toNext, {
                amount: said(Math.max(speech.less(least, counted), 0)),
                tier: name,
              })}
            </p>
          </>
        )}
      </div>
    </li>
  );
}
