import { AreaChart, BarChart } from '@mantine/charts';
import '@mantine/charts/styles.css';
import type { ReactElement } from 'react';
import type { TrendTerms } from './trend-terms.ts';

const HEIGHT = 240;

/** The picture of a trend; loaded with the package that draws it, when the first one is shown. */
export function TrendChart({ points, series, kind, numbers }: TrendTerms): ReactElement {
  const drawn = {
    h: HEIGHT,
    data: points.map(({ label, values }) => ({ label, ...values })),
    dataKey: 'label',
    series: series.map(({ name, label, color }) => ({ name, label, color })),
    valueFormatter: numbers,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const, itemSorter: null },
    tickLine: 'none' as const,
    gridAxis: 'x' as const,
    yAxisProps: { width: 64 },
    xAxisProps: { interval: 'equidistantPreserveStart' as const, minTickGap: 16 },
  };
  return kind === 'bars' ? (
    <BarChart {...drawn} maxBarWidth={28} barProps={{ isAnimationActive: false }} />
  ) : (
    <AreaChart
      {...drawn}
      curveType="monotone"
      withDots={points.length < 2}
      areaProps={{ isAnimationActive: false }}
    />
  );
}
