import type { ActivityData, TransactionData } from '@fealty/contract/v2';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { useActivities } from '../data.ts';
import { activityIcon } from '../activity-icon.ts';
import { Icon } from '../icons.tsx';
import { Answer, Button, Empty, Trouble } from '../parts.tsx';
import { newKey, useDeed, useShared } from '../shared.ts';
import { SendFiles, fileFieldOf } from './send-files.tsx';
import type { Speech } from '../speech.ts';
import { fill } from '../texts/words.ts';
import type { Words } from '../texts/forms.ts';

/** What can be earned, how often, and whether now. */
export function Earn(): JSX.Element {
  const { words } = useShared().speech;
  return (
    <Answer of={useActivities()} rows={4}>
      {({ activities }) => {
        const shown = activities.filter(({ is_active: isActive }) => isActive);
        return shown.length === 0 ? (
          <Empty icon="earn" text={words.earnEmpty} />
        ) : (
          <ul class="grid">
            {shown.map((one) => (
              <Way activity={one} key={one.activity_id} />
            ))}
          </ul>
        );
      }}
    </Answer>
  );
}

function Way({ activity }: { readonly activity: ActivityData }): JSX.Element {
  const { speech, isGuest } = useShared();
  const { words } = speech;
  const { frequency, is_available: isAvailable } = activity;
  const limit = frequency === null || frequency === undefined ? null : frequency;
  const isDone = limit !== null && limit.actions_completed >= limit.limit;
  const said = activity.activity_description || activity.points_earning_description;
  return (
    <li class={isAvailable === false ? 'card way rest' : 'card way'} part="card">
      <span class="badge">
        <Icon name={isDone ? 'check' : activityIcon(activity.activity_id)} />
      </span>
      <div class="what">
        <h3>
          <bdi>{activity.activity_name}</bdi>
        </h3>
        {said !== '' && (
          <p class="faint">
            <bdi>{said}</bdi>
          </p>
        )}
        <p class="earns">{givesOf(activity, speech)}</p>
        {limit !== null && limit.limit > 1 && <p class="faint">{timesOf(limit, speech)}</p>}
        {isAvailable === false && <p class="state">{isDone ? words.doneForNow : words.notNow}</p>}
        {!isGuest && activity.is_performable_on_storefront && isAvailable !== false && (
          <Perform activity={activity} />
        )}
      </div>
    </li>
  );
}

function Perform({ activity }: { readonly activity: ActivityData }): JSX.Element {
  const field = fileFieldOf(activity.activity_id);
  return field === undefined ? (
    <Collect activity={activity} />
  ) : (
    <SendFiles activity={activity} field={field} />
  );
}

/** Takes the member's word for it, where the program does. */
function Collect({ activity }: { readonly activity: ActivityData }): JSX.Element {
  const { client, speech, tell, refresh } = useShared();
  const { words } = speech;
  const [key, setKey] = useState(newKey);
  const deed = useDeed(
    () =>
      client.call<TransactionData>('/activities', {
        ...{ method: 'POST', key },
        body: { activity_id: activity.activity_id },
      }),
    ({ points, status }) => {
      setKey(newKey());
      const isPending = status === 'pending';
      tell(isPending ? words.collectedPending : speech.many(words.collected, points));
      refresh();
    },
  );
  return (
    <>
      <Button
        isBusy={deed.isBusy}
        label={`${words.doIt}: ${activity.activity_name}`}
        onClick={deed.run}
      >
        {words.doIt}
      </Button>
      {deed.error !== undefined && <Trouble error={deed.error} />}
    </>
  );
}

function givesOf({ points_config: config }: ActivityData, speech: Speech): string {
  const { words } = speech;
  const { points, multiplier, attribute_to_multiply: base } = config;
  if (points !== undefined) return speech.points(points);
  if (multiplier === undefined || base === 'points_passed') return words.pointsVary;
  return speech.manyRates(words.perUnit, multiplier, { money: speech.money(1) });
}

function timesOf(
  { range, limit, actions_completed: done }: NonNullable<ActivityData['frequency']>,
  speech: Speech,
): string {
  const { words } = speech;
  const form = words[`times_${range}` as keyof Words];
  const text = typeof form === 'string' ? form : words.times_lifetime;
  return fill(text, { done: speech.number(Math.min(done, limit)), limit: speech.number(limit) });
}
