import { SimpleGrid, Stack } from '@mantine/core';
import type { reportActivities } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Figure, Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer, Empty } from '../../ui/states.tsx';
import { activitiesCall } from './calls.ts';
import { OverTime } from './over-time.tsx';
import { Ranking } from './ranking.tsx';
import { ReportPage, ReportSpan } from './report-page.tsx';

type Activities = Data<typeof reportActivities>;

/** What points were earned with. */
export function ActivitiesPage(): ReactElement {
  const { query } = useSpan();
  const { group_by: _by, ...days } = query;
  const found = useRead(activitiesCall, { query: days });
  return (
    <ReportPage
      {...{ title: 'Activities', name: 'activities', picks: 'days' }}
      lead="What points were earned with, what was taken back, and what waits for approval."
    >
      <Answer of={found} rows={8}>
        {(report) => <Shown report={report} />}
      </Answer>
    </ReportPage>
  );
}

function Shown({ report }: { readonly report: Activities }): ReactElement {
  const { number } = useFormats();
  return (
    <Stack gap="md">
      <ReportSpan of={report} />
      <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
        <Figure label="Awards" value={number(report.awards)} />
        <Figure label="Points issued" value={number(report.issued_points)} />
        <Figure label="Points taken back" value={number(report.deducted_points)} />
        <Figure label="Points that wait" value={number(report.pending_points)} />
      </SimpleGrid>
      <OverTime
        {...{ title: 'Points issued', label: 'Issued', color: 'harbour.5' }}
        pointsOf={(period) => period.issued_points}
      />
      <Panel title="By activity">
        {report.activities.length === 0 ? (
          <Empty icon="star" title="Nothing was earned">
            Activities that members earn points with in these days stand here.
          </Empty>
        ) : (
          <Rows rows={report.activities} />
        )}
      </Panel>
    </Stack>
  );
}

function Rows({ rows }: { readonly rows: Activities['activities'] }): ReactElement {
  const { number } = useFormats();
  const largest = Math.max(...rows.map((row) => row.issued_points));
  return (
    <DataTable
      label="Points by activity"
      rows={rows}
      keyOf={({ activity_id }) => activity_id ?? ''}
      columns={[
        {
          head: 'Activity',
          cell: (row) => row.activity_name ?? row.activity_id ?? 'Without an activity',
        },
        { head: 'Awards', isNumber: true, cell: (row) => number(row.awards) },
        { head: 'Points', isNumber: true, cell: (row) => number(row.issued_points) },
        { head: 'Taken back', isNumber: true, cell: (row) => number(row.deducted_points) },
        { head: 'Wait', isNumber: true, cell: (row) => number(row.pending_points) },
        { head: 'Share', cell: (row) => <Ranking value={row.issued_points} largest={largest} /> },
      ]}
    />
  );
}
