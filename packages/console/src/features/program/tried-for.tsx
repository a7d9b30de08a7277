import {
  Autocomplete,
  NativeSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import type { ReactElement } from 'react';
import type { Sendable } from '../../api/call.ts';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { useRead } from '../../api/hooks.ts';
import { useDelayed } from '../../api/use-delayed.ts';
import { membersCall } from './calls.ts';

const DELAY_MS = 400;
const FOUND_MAX = 8;
const TEXT_MAX = 255;

/** For whom an award is tried: a member, or somebody who is supposed and joins today. */
export interface TriedFor {
  readonly isSupposed: boolean;
  readonly member: string;
  readonly tier: string;
  readonly points: string;
  readonly tags: string;
  readonly attribute: string;
  readonly value: string;
}

export const ANYBODY: TriedFor = {
  ...{ isSupposed: false, member: '', tier: '', points: '', tags: '', attribute: '', value: '' },
};

interface Terms {
  readonly value: TriedFor;
  readonly onChange: (value: TriedFor) => void;
  readonly document: ProgramDocument;
}

/** Asks for whom. */
export function TriedForChoice(terms: Terms): ReactElement {
  const { value, onChange } = terms;
  return (
    <Stack gap="sm">
      <SegmentedControl
        aria-label="For whom"
        data={[
          { value: 'member', label: 'A member' },
          { value: 'supposed', label: 'Somebody new' },
        ]}
        value={value.isSupposed ? 'supposed' : 'member'}
        onChange={(chosen) => onChange({ ...value, isSupposed: chosen === 'supposed' })}
      />
      {value.isSupposed ? (
        <Supposed {...terms} />
      ) : (
        <MemberChoice value={value.member} onChange={(member) => onChange({ ...value, member })} />
      )}
    </Stack>
  );
}

/** What is supposed of somebody who never bought anything. */
function Supposed({ value, onChange, document }: Terms): ReactElement {
  const own = document.members?.attributes ?? [];
  const text = (name: 'points' | 'tags' | 'value', label: string, placeholder: string) => ({
    ...{ label, placeholder, value: value[name], maxLength: TEXT_MAX, autoComplete: 'off' },
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange({ ...value, [name]: currentTarget.value }),
  });
  return (
    <>
      <SimpleGrid cols={2} spacing="sm">
        <NativeSelect
          label="Tier"
          data={[
            { value: '', label: 'The lowest' },
            ...document.tiers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={value.tier}
          onChange={({ currentTarget }) => onChange({ ...value, tier: currentTarget.value })}
        />
        <TextInput {...text('points', 'Points to spend', 'None')} inputMode="decimal" />
      </SimpleGrid>
      <TextInput {...text('tags', 'Tags', 'None')} />
      {own.length > 0 && (
        <SimpleGrid cols={2} spacing="sm">
          <NativeSelect
            label="Attribute"
            data={[{ value: '', label: 'None' }, ...own.map(({ name }) => name)]}
            value={value.attribute}
            onChange={({ currentTarget }) => onChange({ ...value, attribute: currentTarget.value })}
          />
          <TextInput {...text('value', 'Its value', '')} disabled={value.attribute === ''} />
        </SimpleGrid>
      )}
      <Text size="xs" c="dimmed">
        Joins today and has ordered nothing yet.
      </Text>
    </>
  );
}

/** What the server is told of it. */
export function triedFor(
  of: TriedFor,
  { members }: ProgramDocument,
): Readonly<Record<string, Sendable>> {
  if (!of.isSupposed) return { member_id: of.member };
  const type = members?.attributes?.find(({ name }) => name === of.attribute)?.type;
  const tags = listed(of.tags);
  return {
    supposed_member: {
      ...(of.tier === '' ? {} : { loyalty_tier_id: of.tier }),
      ...(of.points.trim() === '' ? {} : { available_points: of.points.trim() }),
      ...(tags.length === 0 ? {} : { member_tags: tags }),
      ...(type === undefined || of.value.trim() === ''
        ? {}
        : { custom_attributes: { [of.attribute]: typed(type, of.value.trim()) } }),
    },
  };
}

type AttributeType = NonNullable<
  NonNullable<ProgramDocument['members']>['attributes']
>[number]['type'];

function typed(type: AttributeType, text: string): Sendable {
  if (type === 'boolean') return /^(yes|true|1)$/i.test(text);
  return type === 'list' ? listed(text) : text;
}

function listed(text: string): readonly string[] {
  return text
    .split(',')
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** Anybody of the store, found by name, address or id as it is typed. */
function MemberChoice(props: {
  readonly value: string;
  readonly onChange: (member: string) => void;
}): ReactElement {
  const { value, onChange } = props;
  const search = useDelayed(value, DELAY_MS);
  const { data } = useRead(membersCall, { query: { search, count: FOUND_MAX } });
  const members = data?.members ?? [];
  return (
    <Autocomplete
      {...{ label: 'Member', value, onChange, maxLength: TEXT_MAX, limit: FOUND_MAX }}
      description="Name, e-mail address or id"
      data={members.map(({ member_id }) => member_id)}
      filter={({ options }) => options}
      renderOption={({ option }) => {
        const found = members.find((one) => one.member_id === option.value);
        const name = [found?.first_name, found?.last_name].filter(Boolean).join(' ');
        return (
          <div>
            <Text size="sm">{name === '' ? option.value : name}</Text>
            <Text size="xs" c="dimmed">
              {found?.email_address ?? option.value}
            </Text>
          </div>
        );
      }}
    />
  );
}
