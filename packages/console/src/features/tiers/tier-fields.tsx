import {
  ActionIcon,
  Button,
  Group,
  MultiSelect,
  NativeSelect,
  SimpleGrid,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useState, type ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { exchanged, isEntry, type Ladder, type Tier } from './ladder-part.ts';

const NAME_MAX = 200;
const TEXT_MAX = 5000;
/** What a rate for one activity begins with. */
const TWICE = '2';

interface Fields {
  readonly tier: Tier;
  readonly editing: Editing<Ladder>;
}

type Some = { readonly [K in keyof Tier]?: Tier[K] | undefined };

/** What is said of one tier. */
export function TierFields(props: Fields & { readonly members: number }): ReactElement {
  const { tier, editing, members } = props;
  const { document, problemAt } = editing;
  const change = changing(props);
  const problem = (field: string): string | null => problemAt(`${pathOf(props)}${field}`);
  const isFirst = isEntry(tier);
  const isMoney = document.tierRules?.measure === 'spend';
  const { hidden = false, active = true } = tier;
  return (
    <Stack gap="md">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          {...{ label: 'Name', required: true, value: tier.name, maxLength: NAME_MAX }}
          description="Members read it."
          onChange={({ currentTarget: { value } }) => change({ name: value })}
          error={problem('.name')}
        />
        <TextInput
          label={isMoney ? `Begins at, in ${document.currency} spent` : 'Begins at, in points'}
          {...{ value: tier.threshold, inputMode: 'decimal', autoComplete: 'off' }}
          description={
            isFirst ? 'One tier stands at 0: everybody begins in it.' : 'What must have counted.'
          }
          onChange={({ currentTarget: { value } }) => change({ threshold: value })}
          error={problem('.threshold')}
        />
      </SimpleGrid>
      <TextInput
        {...{ label: 'Description', value: tier.description ?? '', maxLength: TEXT_MAX }}
        description="Stands beside the tier where members see it."
        onChange={({ currentTarget: { value } }) => change({ description: value || undefined })}
        error={problem('.description')}
      />
      <Rates {...{ tier, editing }} />
      <MultiSelect
        {...{ label: 'Rewards shown with it', clearable: true, searchable: true }}
        description="Names what the tier is worth. Who may redeem a reward is said at the reward."
        data={document.rewards.map(({ id, name }) => ({ value: id, label: name }))}
        value={[...(tier.rewards ?? [])]}
        onChange={(rewards) => change({ rewards: rewards.length === 0 ? undefined : rewards })}
        error={problem('.rewards')}
      />
      <Group gap="xl">
        <Switch
          {...{ label: 'Members see it', checked: !hidden }}
          onChange={({ currentTarget: { checked } }) =>
            change({ hidden: checked ? undefined : true })
          }
        />
        <Switch
          {...{ label: 'Can be reached', checked: active }}
          onChange={({ currentTarget: { checked } }) =>
            change({ active: checked ? undefined : false })
          }
        />
      </Group>
      <Places {...{ tier, editing, members }} />
    </Stack>
  );
}

/** Changes fields of the tier; undefined takes one away. */
function changing({ tier, editing }: Fields): (some: Some) => void {
  return (some) => {
    const all = Object.entries({ ...tier, ...some });
    const next = Object.fromEntries(all.filter(([, held]) => held !== undefined)) as Tier;
    const tiers = editing.value.tiers.map((one) => (one.id === tier.id ? next : one));
    editing.patch({ tiers });
  };
}

/** Where the tier stands in the document, which has tiers lowest first. */
function pathOf({ tier, editing }: Fields): string {
  const place = editing.document.tiers.findIndex(({ id }) => id === tier.id);
  return `tiers[${String(place)}]`;
}

/** How many times the points: of everything, and of single activities instead. */
function Rates(props: Fields): ReactElement {
  const { tier, editing } = props;
  const { activities } = editing.document;
  const change = changing(props);
  const own = tier.activityMultipliers ?? {};
  const problem = (field: string): string | null => editing.problemAt(`${pathOf(props)}${field}`);
  const put = (rates: Readonly<Record<string, string>>): void =>
    change({ activityMultipliers: Object.keys(rates).length === 0 ? undefined : { ...rates } });
  const without = (id: string): Record<string, string> =>
    Object.fromEntries(Object.entries(own).filter(([name]) => name !== id));
  const free = activities.filter(({ id }) => !(id in own));
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, xs: 2 }}>
        <TextInput
          {...{ label: 'Times the points', inputMode: 'decimal', placeholder: '1' }}
          value={tier.multiplier ?? ''}
          description="Of everything that its members earn: 1.5 is half as much again."
          onChange={({ currentTarget: { value } }) => change({ multiplier: value || undefined })}
          error={problem('.multiplier')}
        />
        <NativeSelect
          {...{ label: 'Another rate for one activity', value: '', disabled: free.length === 0 }}
          description="Counts in place of the rate for everything."
          data={[
            { value: '', label: 'Choose an activity…' },
            ...free.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={({ currentTarget: { value } }) => {
            if (value !== '') put({ ...own, [value]: TWICE });
          }}
        />
      </SimpleGrid>
      {Object.entries(own).map(([id, times]) => {
        const name = activities.find((one) => one.id === id)?.name ?? id;
        return (
          <Group key={id} gap="xs" align="flex-end">
            <TextInput
              {...{ label: `Times the points of ${name}`, value: times, inputMode: 'decimal' }}
              onChange={({ currentTarget: { value } }) => put({ ...own, [id]: value })}
              error={problem(`.activityMultipliers.${id}`)}
            />
            <ActionIcon
              {...{ variant: 'subtle', color: 'gray', size: 'lg' }}
              aria-label={`No rate of its own for ${name}`}
              onClick={() => put(without(id))}
            >
              <Icon name="cross" size={16} />
            </ActionIcon>
          </Group>
        );
      })}
    </Stack>
  );
}

/** Up, down, and out. */
function Places(props: Fields & { readonly members: number }): ReactElement | null {
  const { tier, editing, members } = props;
  const { tiers } = editing.value;
  const [isAsked, setAsked] = useState(false);
  const { counted } = useFormats();
  if (isEntry(tier)) return null;
  const place = tiers.findIndex(({ id }) => id === tier.id);
  const above = tiers[place + 1];
  const below = tiers[place - 1];
  const swap = (other: Tier): void => editing.patch({ tiers: exchanged(tiers, tier, other) });
  const takeOut = (): void => editing.patch({ tiers: tiers.filter(({ id }) => id !== tier.id) });
  return (
    <Group gap="xs">
      {above !== undefined && (
        <Button {...{ variant: 'default', size: 'xs' }} onClick={() => swap(above)}>
          Change places with {above.name}
        </Button>
      )}
      {below !== undefined && !isEntry(below) && (
        <Button {...{ variant: 'default', size: 'xs' }} onClick={() => swap(below)}>
          Change places with {below.name}
        </Button>
      )}
      <Button
        {...{ variant: 'subtle', color: 'red', size: 'xs' }}
        leftSection={<Icon name="cross" size={14} />}
        onClick={() => (members === 0 ? takeOut() : setAsked(true))}
      >
        Take {tier.name} out
      </Button>
      {isAsked && (
        <ConfirmDialog
          {...{ danger: true, title: `Take ${tier.name} out?`, confirm: 'Take it out' }}
          onClose={() => setAsked(false)}
          onConfirm={async () => {
            await Promise.resolve();
            setAsked(false);
            takeOut();
          }}
        >
          <Text size="sm">
            {counted(members, 'member')} {members === 1 ? 'is' : 'are'} in it. Once that is
            published they have no tier until they next earn, which puts them into the highest one
            that they reach. Switched off instead, nobody new reaches it, and they keep it until the
            rules take it.
          </Text>
        </ConfirmDialog>
      )}
    </Group>
  );
}
