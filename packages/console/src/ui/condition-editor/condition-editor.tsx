import { Button, Group as Row, NativeSelect, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import type { ProgramDocument } from '../../api/document-parts.ts';
import { Icon } from '../icon.tsx';
import { attributesOf, type KnownAttribute } from './attributes.ts';
import styles from './condition-editor.module.css';
import {
  conditionOf,
  groupOf,
  isTest,
  type Condition,
  type Group,
  type Joint,
} from './condition.ts';
import { TestRow } from './test-row.tsx';

/** Groups within groups, as the program allows. */
const LEVELS_MAX = 4;
const PARTS_MAX = 50;

/** Builds a condition out of tests and groups of them; without any it always holds. */
export function ConditionEditor(props: {
  readonly value: Condition | undefined;
  readonly onChange: (value: Condition | undefined) => void;
  /** Names the tiers and the attributes of the store. */
  readonly document: ProgramDocument;
  /** What is said where there is no condition. */
  readonly always: string;
  /** Attributes that mean nothing here are left out, such as orders for rewards. */
  readonly isOffered?: (attribute: KnownAttribute) => boolean;
}): ReactElement {
  const { value, onChange, document, always, isOffered = () => true } = props;
  const known = {
    attributes: attributesOf(document).filter(isOffered),
    tiers: document.tiers.map(({ id, name }) => ({ id, name })),
  };
  return (
    <GroupEditor
      {...{ known, always, level: 1, group: groupOf(value) }}
      onChange={(group) => onChange(conditionOf(group))}
    />
  );
}

interface Known {
  readonly attributes: readonly KnownAttribute[];
  readonly tiers: readonly { readonly id: string; readonly name: string }[];
}

const JOINTS: readonly { readonly value: Joint; readonly label: string }[] = [
  { value: 'all', label: 'All of these hold' },
  { value: 'any', label: 'At least one of these holds' },
  { value: 'none', label: 'None of these holds' },
];

function GroupEditor(props: {
  readonly group: Group;
  readonly known: Known;
  readonly level: number;
  readonly always: string;
  readonly onChange: (group: Group) => void;
}): ReactElement {
  const { group, known, level, always, onChange } = props;
  const { joint, parts } = group;
  const put = (place: number, part: Condition | undefined): void =>
    onChange({
      joint,
      parts: parts.flatMap((one, at) => (at !== place ? [one] : part === undefined ? [] : [part])),
    });
  const add = (part: Condition): void => onChange({ joint, parts: [...parts, part] });
  const first = firstTest(known);
  return (
    <Stack gap="xs" className={level > 1 ? (styles['inner'] ?? '') : ''}>
      {parts.length === 0 && (
        <Text size="sm" c="dimmed">
          {always}
        </Text>
      )}
      {(parts.length > 1 || joint !== 'all') && (
        <NativeSelect
          {...{ size: 'xs', 'aria-label': 'How conditions are joined', w: 'fit-content' }}
          data={JOINTS.map((one) => ({ ...one }))}
          value={joint}
          onChange={({ currentTarget }) => onChange({ joint: currentTarget.value as Joint, parts })}
        />
      )}
      {parts.map((part, place) =>
        isTest(part) ? (
          <TestRow
            key={place}
            {...{ ...known, test: part }}
            onChange={(next) => put(place, next)}
            onRemove={() => put(place, undefined)}
          />
        ) : (
          <GroupEditor
            key={place}
            {...{ known, always, level: level + 1, group: groupOf(part) }}
            onChange={(next) => put(place, conditionOf(next))}
          />
        ),
      )}
      {parts.length < PARTS_MAX && (
        <Row gap="xs">
          <Button
            {...{ size: 'compact-sm', variant: 'light' }}
            leftSection={<Icon name="plus" size={14} />}
            onClick={() => add(first)}
          >
            Add a condition
          </Button>
          {parts.length > 0 && level < LEVELS_MAX && (
            <Button
              {...{ size: 'compact-sm', variant: 'subtle' }}
              onClick={() => add({ any: [first] })}
            >
              Add a group
            </Button>
          )}
        </Row>
      )}
    </Stack>
  );
}

function firstTest({ attributes }: Known): Condition {
  const isOrder = attributes.some(({ name }) => name === 'order.subtotal');
  return isOrder
    ? { attribute: 'order.subtotal', operator: 'at_least', value: '' }
    : { attribute: 'member.tier', operator: 'equals', value: '' };
}
