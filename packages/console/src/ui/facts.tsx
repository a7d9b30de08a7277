import { Text } from '@mantine/core';
import { Fragment, type ReactElement } from 'react';
import styles from './facts.module.css';

const NONE = '–';

/** Names and values, one under the other; what is not known is left out. */
export function Facts(props: {
  readonly of: readonly (readonly [name: string, value: string])[];
}): ReactElement {
  return (
    <dl className={styles['facts']}>
      {props.of
        .filter(([, value]) => value !== '' && value !== NONE)
        .map(([name, value]) => (
          <Fragment key={name}>
            <Text component="dt" size="sm" c="dimmed">
              {name}
            </Text>
            <Text component="dd" size="sm">
              {value}
            </Text>
          </Fragment>
        ))}
    </dl>
  );
}
