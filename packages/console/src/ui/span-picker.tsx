import { Group, NativeSelect, SegmentedControl, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { groupingOf, USUAL_DAYS, useSpan, type Grouping, type Span } from './span.ts';

const CUSTOM = 'custom';
const GROUPINGS = [
  { value: 'day', label: 'By day' },
  { value: 'week', label: 'By week' },
  { value: 'month', label: 'By month' },
];

/** The last 30, 90 or 365 days. */
export function DaysPicker(): ReactElement {
  const { span, look } = useSpan();
  return (
    <SegmentedControl
      aria-label="Which days"
      value={span.days === null ? '' : String(span.days)}
      onChange={(days) => look(lastDays(Number(days)))}
      data={USUAL_DAYS.map((days) => ({ value: String(days), label: `${String(days)} days` }))}
    />
  );
}

/** Any days, and how they are put together. */
export function SpanPicker({ hasGrouping }: { readonly hasGrouping: boolean }): ReactElement {
  const { span, look } = useSpan();
  const [isNaming, setNaming] = useState(span.days === null);
  const [from, setFrom] = useState(span.from);
  const [to, setTo] = useState(span.to);
  const name = (first: string, last: string): void => {
    setFrom(first);
    setTo(last);
    if (first !== '' && last !== '') look({ days: null, from: first, to: last });
  };
  return (
    <Group gap="sm" align="flex-end" className="no-print">
      <NativeSelect
        label="Days"
        value={isNaming ? CUSTOM : String(span.days ?? USUAL_DAYS[0])}
        onChange={({ currentTarget: { value } }) => {
          setNaming(value === CUSTOM);
          if (value !== CUSTOM) look(lastDays(Number(value)));
        }}
        data={[
          ...daysOffered(span.days).map((days) => ({
            value: String(days),
            label: `Last ${String(days)} days`,
          })),
          { value: CUSTOM, label: 'From … to …' },
        ]}
      />
      {isNaming && (
        <>
          <TextInput
            {...{ type: 'date', label: 'From', value: from }}
            onChange={({ currentTarget: { value } }) => name(value, to)}
          />
          <TextInput
            {...{ type: 'date', label: 'To', value: to }}
            onChange={({ currentTarget: { value } }) => name(from, value)}
          />
        </>
      )}
      {hasGrouping && (
        <NativeSelect
          label="Put together"
          value={span.grouping}
          onChange={({ currentTarget: { value } }) => look({ grouping: value as Grouping })}
          data={GROUPINGS}
        />
      )}
    </Group>
  );
}

/** What an address asks for is offered too. */
function daysOffered(days: number | null): readonly number[] {
  return [...new Set([...USUAL_DAYS, ...(days === null ? [] : [days])])].toSorted((a, b) => a - b);
}

function lastDays(days: number): Span {
  return { days, from: '', to: '', grouping: groupingOf(days) };
}
