import { NumberInput, Stack, Switch } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Panel } from '../../ui/panel.tsx';
import { PURCHASE } from './activity-fields.tsx';
import type { EditedActivity } from './document.ts';
import { WINBACK_DAYS } from './templates.ts';

type Occasions = NonNullable<EditedActivity['occasions']>;
type Occasion = keyof Occasions;

const INACTIVE_DAYS_MAX = 36_500;
const JOINING = 'created_an_account';

const LABELS: Readonly<Record<Occasion, string>> = {
  birthday: 'On the member’s birthday, once a year',
  anniversary: 'On the day of joining, once a year',
  winback: 'With the first order after a long time without one',
};

/** What awards it by itself. Nothing does that is told by orders and joining, or has no fixed points. */
export function OccasionsPanel(props: {
  readonly editing: Editing<EditedActivity>;
}): ReactElement | null {
  const { editing } = props;
  const { activity, occasions = {} } = editing.value;
  const isNamed = Object.values(occasions).some((one) => one.activity === activity.id);
  const isAble = 'points' in activity.earn && activity.id !== PURCHASE && activity.id !== JOINING;
  if (!isAble && !isNamed) return null;
  return (
    <Panel title="Awarded by itself" lead="Beside whatever your shop or your agents award.">
      <Stack gap="sm">
        {(['birthday', 'anniversary', 'winback'] as const).map((name) => (
          <OccasionField key={name} {...{ editing, name }} />
        ))}
      </Stack>
    </Panel>
  );
}

/** An occasion awards one activity: taking it takes it from another. */
function OccasionField(props: {
  readonly editing: Editing<EditedActivity>;
  readonly name: Occasion;
}): ReactElement {
  const { editing, name } = props;
  const { activity, occasions = {} } = editing.value;
  const awarded = occasions[name]?.activity;
  const isOwn = awarded === activity.id;
  const other = editing.document.activities.find(({ id }) => id === awarded && !isOwn);
  const { winback } = occasions;
  const put = (isOn: boolean): void => {
    const { [name]: _before, ...rest } = occasions;
    const own = { activity: activity.id, ...(name === 'winback' ? { inactiveDays: days } : {}) };
    const next: Occasions = isOn ? { ...rest, [name]: own } : rest;
    editing.patch({ occasions: Object.keys(next).length === 0 ? undefined : next });
  };
  const days = winback?.inactiveDays ?? WINBACK_DAYS;
  return (
    <>
      <Switch
        {...{ label: LABELS[name], checked: isOwn }}
        description={
          other === undefined
            ? undefined
            : `It awards ${other.name} now. Switched on here, it awards this one in its place.`
        }
        onChange={({ currentTarget: { checked } }) => put(checked)}
        error={isOwn ? wrongWith(editing, `${name}.activity`) : null}
      />
      {name === 'winback' && isOwn && (
        <NumberInput
          {...{ label: 'Days without an order', min: 1, max: INACTIVE_DAYS_MAX, maw: 220 }}
          {...{ allowDecimal: false, value: days }}
          onChange={(typed) =>
            editing.patch({
              occasions: {
                ...occasions,
                winback: { activity: activity.id, inactiveDays: Number(typed) },
              },
            })
          }
          error={wrongWith(editing, 'winback.inactiveDays')}
        />
      )}
    </>
  );
}

/** Occasions stand beside activities, so their problems are found by their own place. */
function wrongWith({ plan }: Editing<EditedActivity>, field: string): string | null {
  const found = plan.data?.problems.find(({ path }) => path === `occasions.${field}`);
  return found === undefined ? null : `Allowed: ${found.allowed}.`;
}
