import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { ConditionEditor } from '../../ui/condition-editor/condition-editor.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { Reward } from './reward-part.ts';

/** As the program allows. */
const LIMITS_MAX = 5;
const TIMES_MAX = 1_000_000;

type Limit = NonNullable<Reward['limits']>[number];

const STRETCHES: readonly { readonly value: Limit['per']; readonly label: string }[] = [
  { value: 'day', label: 'a day' },
  { value: 'week', label: 'a week' },
  { value: 'month', label: 'a month' },
  { value: 'year', label: 'a year' },
  { value: 'lifetime', label: 'ever' },
];

/** For whom it is, on which days, and how often. */
export function RewardAccess({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt, plan, pathIn, document } = editing;
  const tiers = document.tiers.map(({ id, name }) => ({ value: id, label: name }));
  const base = `${pathIn(document)}.when`;
  const wrong = plan.data?.problems.find(({ path }) => path.startsWith(base));
  return (
    <Stack gap="md">
      {tiers.length > 1 && (
        <MultiSelect
          {...{ label: 'Only for these tiers', data: tiers, clearable: true }}
          placeholder={(value.tiers ?? []).length === 0 ? 'Everybody' : ''}
          value={[...(value.tiers ?? [])]}
          error={problemAt('tiers')}
          onChange={(chosen) => patch({ tiers: chosen.length === 0 ? undefined : chosen })}
        />
      )}
      <div>
        <Text size="sm" fw={600} mb={4}>
          Only for members who
        </Text>
        <ConditionEditor
          value={value.when}
          onChange={(when) => patch({ when })}
          document={document}
          always="Every member."
          isOffered={({ group, name }) =>
            group === 'Member' || (group === 'Your own attributes' && name.startsWith('member.'))
          }
        />
        {wrong !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" mt={4}>
            A condition needs another value. Allowed: {wrong.allowed}.
          </Text>
        )}
      </div>
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        {(['from', 'until'] as const).map((name) => (
          <TextInput
            {...{ key: name, type: 'date', value: value[name] ?? '' }}
            label={name === 'from' ? 'First day' : 'Last day'}
            error={problemAt(name)}
            onChange={({ currentTarget }) => patch({ [name]: currentTarget.value || undefined })}
          />
        ))}
      </SimpleGrid>
      <Limits editing={editing} />
    </Stack>
  );
}

/** How often a member may have it; all of them hold. */
function Limits({ editing }: { readonly editing: Editing<Reward> }): ReactElement {
  const { value, patch, problemAt } = editing;
  const limits = value.limits ?? [];
  const put = (all: readonly Limit[]): void =>
    patch({ limits: all.length === 0 ? undefined : [...all] });
  const change = (place: number, some: Partial<Limit>): void =>
    put(limits.map((limit, at) => (at === place ? { ...limit, ...some } : limit)));
  const free = STRETCHES.find(({ value: per }) => limits.every((limit) => limit.per !== per));
  return (
    <Stack gap="xs" role="group" aria-label="How often a member may have it">
      <Text size="sm" fw={600}>
        How often a member may have it
      </Text>
      {limits.length === 0 && (
        <Text size="sm" c="dimmed">
          As often as the points last.
        </Text>
      )}
      {limits.map(({ times, per }, place) => (
        <Group key={place} gap="xs" align="flex-start" wrap="nowrap">
          <NumberInput
            {...{ min: 1, max: TIMES_MAX, allowDecimal: false, value: times, flex: 1 }}
            aria-label="At most so many times"
            error={problemAt(`limits[${String(place)}].times`)}
            onChange={(chosen) => change(place, { times: Number(chosen) })}
          />
          <NativeSelect
            {...{ 'aria-label': 'In', data: [...STRETCHES], value: per, flex: 1 }}
            error={problemAt(`limits[${String(place)}].per`)}
            onChange={({ currentTarget }) =>
              change(place, { per: currentTarget.value as Limit['per'] })
            }
          />
          <ActionIcon
            {...{ variant: 'subtle', color: 'gray', size: 'input-sm' }}
            aria-label={`Take away the limit ${String(place + 1)}`}
            onClick={() => put(limits.filter((_, at) => at !== place))}
          >
            <Icon name="cross" size={16} />
          </ActionIcon>
        </Group>
      ))}
      {free !== undefined && limits.length < LIMITS_MAX && (
        <Button
          {...{ variant: 'subtle', size: 'compact-sm', w: 'fit-content' }}
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => put([...limits, { times: 1, per: free.value }])}
        >
          Add a limit
        </Button>
      )}
    </Stack>
  );
}
