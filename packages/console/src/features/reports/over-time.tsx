import type { reportOverview } from '@fealty/contract/v2';
import type { ReactElement } from 'react';
import type { Data } from '../../api/call.ts';
import { useRead } from '../../api/hooks.ts';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import { useSpan } from '../../ui/span.ts';
import { Answer } from '../../ui/states.tsx';
import { trendPoints } from '../../ui/trend-points.ts';
import { Trend } from '../../ui/trend.tsx';
import { overviewCall } from './calls.ts';

type Period = Data<typeof reportOverview>['periods'][number];

/** One sum of points, period by period, as bars: what is summed, what a bar is called, and its colour. */
export function OverTime(props: {
  readonly title: string;
  readonly label: string;
  readonly color: string;
  readonly pointsOf: (period: Period) => number;
}): ReactElement {
  const { title, label, color, pointsOf } = props;
  const { query } = useSpan();
  const { number } = useFormats();
  const found = useRead(overviewCall, { query });
  return (
    <Panel title={`${title} over time`}>
      <Answer of={found}>
        {(overview) => (
          <Trend
            {...{ kind: 'bars', title, numbers: number }}
            points={trendPoints(overview, (period) => ({ points: pointsOf(period) }))}
            series={[{ name: 'points', label, color }]}
          />
        )}
      </Answer>
    </Panel>
  );
}
