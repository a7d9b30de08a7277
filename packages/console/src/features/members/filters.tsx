import { Button, Collapse, Group, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useState, type ReactElement, type ReactNode } from 'react';
import { useRead } from '../../api/hooks.ts';
import { Icon } from '../../ui/icon.tsx';
import { tiersCall } from './calls.ts';
import { countMore, type Wanted } from './wanted.ts';

const TYPING_MS = 250;
const STATUSES = [
  { value: '', label: 'Any status' },
  { value: 'active', label: 'Active' },
  { value: 'blocked', label: 'Blocked' },
  { value: 'opted_out', label: 'Opted out' },
  { value: 'deleted', label: 'Deleted' },
];

type Change = (changed: Partial<Record<keyof Wanted, string>>) => void;

/** What is looked for; what is rarely asked for waits behind a button. */
export function Filters(props: {
  readonly wanted: Wanted;
  readonly change: Change;
  /** What else stands in the row. */
  readonly children?: ReactNode;
}): ReactElement {
  const { wanted, change } = props;
  const { data } = useRead(tiersCall);
  const tiers = data?.tiers ?? [];
  const more = countMore(wanted);
  const [isOpen, setOpen] = useState(more > 0);
  return (
    <Stack gap="sm" role="search">
      <Group align="flex-end" gap="sm">
        <Typed
          label="Find a member"
          placeholder="Name, e-mail, id or phone"
          isSearch
          value={wanted.search}
          onValue={(search) => change({ search })}
        />
        <NativeSelect
          label="Status"
          data={STATUSES}
          value={wanted.status}
          onChange={({ currentTarget: { value } }) => change({ status: value })}
          flex="0 1 150px"
        />
        {tiers.length > 0 && (
          <NativeSelect
            label="Tier"
            data={[
              { value: '', label: 'Any tier' },
              ...tiers.map((each) => ({
                value: each.loyalty_tier_id,
                label: each.loyalty_tier_name,
              })),
            ]}
            value={wanted.tier}
            onChange={({ currentTarget: { value } }) => change({ tier: value })}
            flex="0 1 150px"
          />
        )}
        <Button
          variant="default"
          leftSection={<Icon name="filter" size={16} />}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        >
          {more === 0 ? 'More filters' : `More filters (${String(more)})`}
        </Button>
        {props.children}
      </Group>
      <Collapse expanded={isOpen}>
        <MoreFilters {...{ wanted, change }} />
      </Collapse>
    </Stack>
  );
}

function MoreFilters({
  wanted,
  change,
}: {
  readonly wanted: Wanted;
  readonly change: Change;
}): ReactElement {
  const day = (name: 'from' | 'until', label: string): ReactElement => (
    <TextInput
      {...{ label, type: 'date', flex: '1 1 150px' }}
      value={wanted[name]}
      onChange={({ currentTarget: { value } }) => change({ [name]: value })}
    />
  );
  return (
    <Group align="flex-end" gap="sm">
      <Typed label="Tag" value={wanted.tag} onValue={(tag) => change({ tag })} />
      <Typed
        label="Attribute"
        placeholder="Its name, as your shop sends it"
        value={wanted.attribute}
        onValue={(attribute) => change({ attribute })}
      />
      <Typed
        label="Value of the attribute"
        value={wanted.value}
        onValue={(value) => change({ value })}
      />
      {day('from', 'Joined from')}
      {day('until', 'Joined until')}
    </Group>
  );
}

/** A field that looks for what is typed as soon as somebody rests. */
function Typed(props: {
  readonly label: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly placeholder?: string;
  readonly isSearch?: true;
}): ReactElement {
  const { label, value, onValue, placeholder, isSearch } = props;
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  const tell = useDebouncedCallback((text: string) => onValue(text.trim()), TYPING_MS);
  // The address was changed by something else: by going back, or by clearing it.
  if (seen !== value) {
    setSeen(value);
    if (typed.trim() !== value) setTyped(value);
  }
  return (
    <TextInput
      {...{ label, maxLength: 255, value: typed, flex: isSearch ? '1 1 240px' : '1 1 150px' }}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(isSearch ? { type: 'search', leftSection: <Icon name="search" size={16} /> } : {})}
      onChange={({ currentTarget: { value: next } }) => {
        setTyped(next);
        tell(next);
      }}
    />
  );
}
