import { Progress } from '@mantine/core';
import type { ReactElement } from 'react';
import styles from './ranking.module.css';

/** How much of the largest a row has, as a bar beside its number; the number says the same. */
export function Ranking(props: { readonly value: number; readonly largest: number }): ReactElement {
  const { value, largest } = props;
  const percent = largest <= 0 ? 0 : Math.max(0, Math.min(100, (value / largest) * 100));
  return (
    <div className={styles['bar'] ?? ''} aria-hidden="true">
      <Progress.Root size="sm">
        <Progress.Section value={percent} />
      </Progress.Root>
    </div>
  );
}
