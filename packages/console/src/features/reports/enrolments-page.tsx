import { SimpleGrid, Stack } from '@mantine/core';
import type { ReactElement } from 'react';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { Figure, Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer } from '../../ui/states.tsx';
import { trendPoints } from '../../ui/trend-points.ts';
import { Trend } from '../../ui/trend.tsx';
import { overviewCall } from './calls.ts';
import { ReportPage, ReportSpan } from './report-page.tsx';

/** Who joined, and who was active, over time. */
export function EnrolmentsPage(): ReactElement {
  const { query } = useSpan();
  const { number } = useFormats();
  const found = useRead(overviewCall, { query });
  return (
    <ReportPage
      {...{ title: 'Enrolment', name: 'overview', picks: 'periods' }}
      lead="Members who joined, and members who earned or redeemed."
    >
      <Answer of={found} rows={8}>
        {(overview) => (
          <Stack gap="md">
            <ReportSpan of={overview} />
            <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
              <Figure
                label="New members"
                value={number(overview.totals.enrolled_members)}
                note={`${number(overview.before.enrolled_members)} before`}
              />
              <Figure
                label="Active members"
                value={number(overview.totals.active_members)}
                note={`${number(overview.before.active_members)} before`}
              />
            </SimpleGrid>
            <Panel title="Over time">
              <Trend
                {...{ kind: 'bars', title: 'New and active members', hasTable: false }}
                numbers={number}
                points={trendPoints(overview, (period) => ({
                  enrolled: period.enrolled_members,
                  active: period.active_members,
                }))}
                series={[
                  { name: 'enrolled', label: 'New members', color: 'cyan.7' },
                  { name: 'active', label: 'Active members', color: 'teal.6' },
                ]}
              />
            </Panel>
            <Panel
              title="Period by period"
              lead="Somebody active in two periods counts in both, and once in all days together."
            >
              <DataTable
                label="Members period by period"
                rows={overview.periods}
                keyOf={({ from_date }) => from_date}
                columns={[
                  { head: 'From', cell: ({ from_date }) => calendarDay(from_date) },
                  {
                    ...{ head: 'New members', isNumber: true },
                    cell: ({ enrolled_members }) => number(enrolled_members),
                  },
                  {
                    ...{ head: 'Active members', isNumber: true },
                    cell: ({ active_members }) => number(active_members),
                  },
                ]}
              />
            </Panel>
          </Stack>
        )}
      </Answer>
    </ReportPage>
  );
}
