import { Button, Group, Text } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/page.tsx';
import { SpanPicker } from '../../ui/span-picker.tsx';
import { useSpan } from '../../ui/span.ts';

/** The frame of a report: its heading, which days, a table to take along, and paper. */
export function ReportPage(props: {
  readonly title: string;
  readonly lead: string;
  /** The report's name in the address of its table. */
  readonly name: string;
  /** What days are chosen by; null for a report that is of no days. */
  readonly picks: 'days' | 'periods' | null;
  readonly children: ReactNode;
}): ReactElement {
  const { title, lead, name, picks, children } = props;
  return (
    <Page
      {...{ title, lead, back: { to: '/reports', label: 'Reports' } }}
      actions={<TakeAlong address={`/v2/loyalty/reports/${name}/csv`} hasDays={picks !== null} />}
    >
      {picks !== null && <SpanPicker hasGrouping={picks === 'periods'} />}
      {children}
    </Page>
  );
}

/** Downloads what is shown as a table, or prints the page. */
export function TakeAlong(props: {
  readonly address: string;
  readonly hasDays: boolean;
}): ReactElement {
  const { query } = useSpan();
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(props.hasDays ? query : {})) {
    if (value !== undefined) asked.set(name, String(value));
  }
  const text = asked.toString();
  return (
    <Group gap="xs" className="no-print">
      <Button
        {...{ component: 'a', variant: 'default', download: true }}
        href={text === '' ? props.address : `${props.address}?${text}`}
        leftSection={<Icon name="download" size={16} />}
      >
        Download CSV
      </Button>
      <Button
        variant="default"
        leftSection={<Icon name="print" size={16} />}
        onClick={() => window.print()}
      >
        Print
      </Button>
    </Group>
  );
}

/** Which days a report is of, and up to when they are counted. */
export function ReportSpan(props: {
  readonly of: {
    readonly from_date: string;
    readonly to_date: string;
    readonly time_zone: string;
    readonly as_of: string | null;
  };
}): ReactElement {
  const { moment } = useFormats();
  const { from_date, to_date, time_zone, as_of } = props.of;
  return (
    <Text size="sm" c="dimmed">
      {calendarDay(from_date)} to {calendarDay(to_date)}, days in {time_zone}.{' '}
      {as_of === null ? 'Nothing is counted yet.' : `Counted up to ${moment(as_of)}.`}
    </Text>
  );
}
