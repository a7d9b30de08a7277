import { Skeleton, Stack, Text } from '@mantine/core';
import { lazy, Suspense, type ReactElement } from 'react';
import { DataTable } from './data-table.tsx';
import type { TrendTerms } from './trend-terms.ts';
import styles from './trend.module.css';

const TrendChart = lazy(async () => ({ default: (await import('./trend-chart.tsx')).TrendChart }));

/** Numbers over time as a picture, and the same as a table for whoever wants or needs that. */
export function Trend(terms: TrendTerms & { readonly hasTable?: boolean }): ReactElement {
  const { title, series, points, numbers, hasTable = true } = terms;
  if (points.every(({ values }) => series.every(({ name }) => (values[name] ?? 0) === 0))) {
    return (
      <Text size="sm" c="dimmed" py="lg" ta="center">
        Nothing in these days.
      </Text>
    );
  }
  return (
    <Stack gap="xs">
      <div role="img" aria-label={`${title}, as a chart; its numbers stand in the table`}>
        <Suspense fallback={<Skeleton height={240} radius="sm" />}>
          <TrendChart {...terms} />
        </Suspense>
      </div>
      {hasTable && (
        <details className={styles['table'] ?? ''}>
          <summary>The numbers of the chart</summary>
          <DataTable
            label={title}
            rows={points}
            keyOf={({ label }) => label}
            columns={[
              { head: 'From', cell: ({ label }) => label },
              ...series.map(({ name, label }) => ({
                head: label,
                isNumber: true as const,
                cell: ({ values }: (typeof points)[number]) => numbers(values[name] ?? 0),
              })),
            ]}
          />
        </details>
      )}
    </Stack>
  );
}
