import { Button, Group, NativeSelect, NumberInput, TagsInput, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { Icon } from '../icon.tsx';
import { attributeNamed, operatorsOf, type KnownAttribute } from './attributes.ts';
import { compared, takesOf, type Operator, type Test } from './condition.ts';

const DAYS_MAX = 36_525;
const VALUES_MAX = 1000;

interface RowTerms {
  readonly test: Test;
  readonly attributes: readonly KnownAttribute[];
  readonly tiers: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (test: Test) => void;
  readonly onRemove: () => void;
}

/** One test: what is looked at, how it is compared, and with what. */
export function TestRow(terms: RowTerms): ReactElement {
  const { test, attributes, onChange, onRemove } = terms;
  const known = attributeNamed(attributes, test.attribute);
  const operators = operatorsOf(known.kind);
  return (
    <Group gap="xs" align="flex-end" wrap="wrap">
      <NativeSelect
        aria-label="What is looked at"
        data={choicesOf(attributes, known)}
        value={test.attribute}
        onChange={({ currentTarget }) => {
          const { kind } = attributeNamed(attributes, currentTarget.value);
          const [operator] = operatorsOf(kind)[0] ?? ['equals'];
          const blank: Test = { attribute: currentTarget.value, operator: 'is_true' };
          onChange(compared(blank, kind, operator));
        }}
        flex="1 1 180px"
      />
      <NativeSelect
        aria-label="How it is compared"
        data={operators.map(([value, label]) => ({ value, label }))}
        value={test.operator}
        onChange={({ currentTarget }) =>
          onChange(compared(test, known.kind, currentTarget.value as Operator))
        }
        flex="1 1 150px"
      />
      <ValueField {...terms} known={known} />
      <Button
        {...{ variant: 'subtle', color: 'gray', px: 8, onClick: onRemove }}
        aria-label={`Remove the condition on ${known.label}`}
      >
        <Icon name="cross" size={16} />
      </Button>
    </Group>
  );
}

function choicesOf(
  attributes: readonly KnownAttribute[],
  known: KnownAttribute,
): { group: string; items: { value: string; label: string }[] }[] {
  const all = attributes.some(({ name }) => name === known.name)
    ? attributes
    : [...attributes, known];
  const groups = [...new Set(all.map(({ group }) => group))];
  return groups.map((group) => ({
    group,
    items: all
      .filter((one) => one.group === group)
      .map(({ name, label }) => ({ value: name, label })),
  }));
}

function ValueField(props: RowTerms & { readonly known: KnownAttribute }): ReactElement | null {
  const { test, tiers, known, onChange } = props;
  const { value } = test;
  const set = (next: NonNullable<Test['value']>): void => onChange({ ...test, value: next });
  const text = typeof value === 'string' ? value : '';
  const list = Array.isArray(value) ? value : [];
  const label = `Value for ${known.label}`;
  const wide = { 'aria-label': label, flex: '1 1 140px' } as const;
  switch (takesOf(known.kind, test.operator)) {
    case 'nothing':
      return null;
    case 'count':
      return (
        <NumberInput
          {...{ ...wide, min: 0, max: DAYS_MAX, allowDecimal: false, suffix: ' days' }}
          value={typeof value === 'number' ? value : ''}
          onChange={(next) => set(typeof next === 'number' ? next : 0)}
        />
      );
    case 'texts':
      return (
        <TagsInput
          {...{ ...wide, value: list, maxTags: VALUES_MAX, acceptValueOnBlur: true }}
          onChange={(next) => set(next)}
          data={known.name === 'member.tier' ? tiers.map(({ id }) => id) : []}
          placeholder={list.length === 0 ? 'Type one and press Enter' : ''}
          clearable={false}
        />
      );
    case 'text':
      return known.name === 'member.tier' ? (
        <NativeSelect
          {...{ ...wide, value: text }}
          onChange={({ currentTarget }) => set(currentTarget.value)}
          data={[
            { value: '', label: 'Choose a tier' },
            ...tiers.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      ) : (
        <Field {...{ wide, text, set }} />
      );
    case 'number':
      return <Field {...{ wide, text, set }} inputMode="decimal" />;
    case 'day':
      return <Field {...{ wide, text, set }} type="date" />;
    case 'numbers':
      return <Pair {...{ label, list, set }} inputMode="decimal" />;
    case 'days':
      return <Pair {...{ label, list, set }} type="date" />;
  }
}

type Typed = Pick<React.InputHTMLAttributes<HTMLInputElement>, 'inputMode' | 'type'>;

function Field(
  props: {
    readonly wide: { readonly 'aria-label': string; readonly flex: string };
    readonly text: string;
    readonly set: (next: string) => void;
  } & Typed,
): ReactElement {
  const { wide, text, set, ...typed } = props;
  return (
    <TextInput
      {...{ ...wide, ...typed, value: text, autoComplete: 'off' }}
      onChange={({ currentTarget }) => set(currentTarget.value)}
    />
  );
}

function Pair(
  props: {
    readonly label: string;
    readonly list: readonly string[];
    readonly set: (next: string[]) => void;
  } & Typed,
): ReactElement {
  const { label, list, set, ...typed } = props;
  const [from = '', to = ''] = list;
  const wide = (end: string) => ({ 'aria-label': `${label}, ${end}`, flex: '1 1 100px' }) as const;
  return (
    <>
      <Field {...{ ...typed, wide: wide('from'), text: from }} set={(next) => set([next, to])} />
      <Field {...{ ...typed, wide: wide('to'), text: to }} set={(next) => set([from, next])} />
    </>
  );
}
