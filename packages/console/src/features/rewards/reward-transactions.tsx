import { ActionIcon, Button, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import type { Editing } from '../../api/use-editing.ts';
import { Icon } from '../../ui/icon.tsx';
import type { Reward } from './reward-part.ts';

/** As the program allows. */
const ATTRIBUTES_MAX = 20;
const VALUES_MAX = 1000;
const NAME_MAX = 255;
const VALUE_MAX = 200;
/** What shops ask for most, to begin with. */
const FIRST = 'product_ids';

type Entry = readonly [name: string, values: readonly string[]];

/** For which products, stores or other attributes of a sale lists of rewards show it. */
export function RewardTransactions({
  editing,
}: {
  readonly editing: Editing<Reward>;
}): ReactElement {
  const { value, patch, problemAt } = editing;
  const entries: readonly Entry[] = Object.entries(value.forTransactions ?? {});
  const put = (next: readonly Entry[]): void =>
    patch({
      forTransactions:
        next.length === 0
          ? undefined
          : Object.fromEntries(next.map(([name, values]) => [name, [...values]])),
    });
  const names = entries.map(([name]) => name);
  const free = names.includes(FIRST) ? '' : FIRST;
  const problem = problemAt('forTransactions');
  return (
    <Stack gap="sm">
      {entries.length === 0 && (
        <Text size="sm" c="dimmed">
          For all of them.
        </Text>
      )}
      {entries.map((entry, place) => (
        <EntryFields
          key={place}
          {...{ entry, problem: problemAt(`forTransactions.${entry[0]}`) }}
          isTaken={(name) => names.some((other, at) => at !== place && other === name)}
          onChange={(next) => put(entries.map((one, at) => (at === place ? next : one)))}
          onRemove={() => put(entries.filter((_, at) => at !== place))}
        />
      ))}
      {problem !== null && (
        <Text size="sm" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      {entries.length < ATTRIBUTES_MAX && !names.includes(free) && (
        <Button
          {...{ variant: 'light', size: 'xs', w: 'fit-content' }}
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => put([...entries, [free, []]])}
        >
          {entries.length === 0 ? 'Show it for some only' : 'Ask for one thing more'}
        </Button>
      )}
    </Stack>
  );
}

function EntryFields(props: {
  readonly entry: Entry;
  readonly problem: string | null;
  /** Whether another entry has the name: it cannot be said twice. */
  readonly isTaken: (name: string) => boolean;
  readonly onChange: (next: Entry) => void;
  readonly onRemove: () => void;
}): ReactElement {
  const { entry, problem, isTaken, onChange, onRemove } = props;
  const [name, values] = entry;
  return (
    <Group gap="xs" align="flex-start">
      <TextInput
        {...{ label: 'What the shop asks by', value: name, maxLength: NAME_MAX }}
        {...{ flex: '1 1 180px', description: 'Such as product_ids, or Storename for a store.' }}
        onChange={({ currentTarget }) => {
          if (!isTaken(currentTarget.value)) onChange([currentTarget.value, values]);
        }}
      />
      <TagsInput
        {...{ label: 'One of these', description: 'Enter adds one.', flex: '2 1 220px' }}
        {...{ maxTags: VALUES_MAX, maxLength: VALUE_MAX, value: [...values], error: problem }}
        onChange={(next) => onChange([name, next])}
      />
      <ActionIcon
        {...{ variant: 'subtle', color: 'gray', size: 'lg', mt: 46, onClick: onRemove }}
        aria-label={`Show it whatever ${name === '' ? 'is asked' : name} is`}
      >
        <Icon name="cross" size={16} />
      </ActionIcon>
    </Group>
  );
}
