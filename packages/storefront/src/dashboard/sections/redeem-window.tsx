import type { RewardData, TransactionData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useMember } from '../data.ts';
import { Button, Copyable, Trouble, Window } from '../parts.tsx';
import { newKey, useDeed, useShared } from '../shared.ts';
import { fill } from '../texts/words.ts';

/** Asks before points are spent, says what will be left, and then hands over the code. */
export function RedeemWindow(props: {
  readonly reward: RewardData;
  readonly onClose: () => void;
}): JSX.Element {
  const { reward, onClose } = props;
  const { client, speech, tell, refresh } = useShared();
  const { words } = speech;
  const { points_range: range, points_to_be_redeemed: price } = reward;
  const [points, setPoints] = useState(price);
  // One key for as long as the window is open: pressing twice, or again after a failure, redeems once.
  const [key, setKey] = useState(newKey);
  const available = useMember().data?.available_points ?? 0;
  const deed = useDeed(
    () =>
      client.call<TransactionData>('/redeem', {
        ...{ method: 'POST', key },
        body: {
          reward_id: reward.reward_id,
          ...(range === null ? {} : { points: String(points) }),
        },
      }),
    () => {
      tell(words.redeemDone);
      refresh();
    },
  );
  if (deed.done !== undefined) {
    return (
      <Window title={words.redeemDone} onClose={onClose}>
        <Taken taken={deed.done} onClose={onClose} />
      </Window>
    );
  }
  const choose = (value: number): void => {
    setPoints(value);
    setKey(newKey());
  };
  return (
    <Window title={fill(words.redeemAsk, { reward: reward.reward_name })} onClose={onClose}>
      {range !== null && (
        <label class="field">
          <span>
            {words.howMany}: <strong>{speech.number(points)}</strong>
          </span>
          <input
            type="range"
            min={range.minimum}
            max={Math.max(range.minimum, Math.min(range.maximum, available))}
            step={range.step}
            value={points}
            onInput={(event) => choose(event.currentTarget.valueAsNumber)}
          />
        </label>
      )}
      <p>
        {speech.many(words.redeemCost, points)}{' '}
        {speech.many(words.redeemLeft, Math.max(speech.less(available, points), 0))}
      </p>
      {deed.error !== undefined && <Trouble error={deed.error} />}
      <div class="deeds">
        <Button kind="plain" onClick={onClose}>
          {words.cancel}
        </Button>
        <Button isBusy={deed.isBusy} onClick={deed.run}>
          {speech.many(words.redeemDo, points)}
        </Button>
      </div>
    </Window>
  );
}

function Taken(props: {
  readonly taken: TransactionData;
  readonly onClose: () => void;
}): JSX.Element {
  const { taken, onClose } = props;
  const { speech } = useShared();
  const { words } = speech;
  const info = taken.reward_info;
  const code = info?.coupon_code ?? '';
  const until = speech.day(info?.coupon_expiry_date ?? '');
  const label = fill(words.codeOf, { reward: info?.reward_name ?? '' });
  return (
    <>
      <p class="big">
        <bdi>{info?.reward_name}</bdi>
      </p>
      {code === '' ? (
        <p>{words.redeemDoneNoCode}</p>
      ) : (
        <>
          <p>{words.redeemDoneCode}</p>
          <Copyable text={code} label={label} />
        </>
      )}
      {until !== '' && <p class="faint">{fill(words.goodUntil, { date: until })}</p>}
      <div class="deeds">
        <Button onClick={onClose}>{words.close}</Button>
      </div>
    </>
  );
}
