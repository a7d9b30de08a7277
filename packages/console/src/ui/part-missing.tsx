import { Alert, Button, Group, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFailedRead, useReadAgain } from '../api/failed-reads.ts';
import { sentenceOf } from '../api/failure.ts';
import { useIsFailingShown } from './failing-shown.ts';
import { Icon } from './icon.tsx';
import styles from './part-missing.module.css';

/**
 * Stands above a page of which something could not be read that has no place of its own to say so: the
 * options of a choice, a name, newer figures.
 */
export function PartMissing(): ReactElement | null {
  const failed = useFailedRead();
  const readAgain = useReadAgain();
  const isSaid = useIsFailingShown();
  if (failed === null || isSaid) return null;
  return (
    <div className={styles['notice'] ?? ''}>
      <Alert
        {...{ color: 'yellow', role: 'alert', icon: <Icon name="alert" /> }}
        title={failed.isOld ? 'This page may be out of date' : 'Part of this page is missing'}
      >
        <Group justify="space-between" gap="sm">
          <Text size="sm" flex="1 1 240px">
            {sentenceOf(failed.error)}
          </Text>
          <Button size="xs" variant="default" onClick={readAgain}>
            Try again
          </Button>
        </Group>
      </Alert>
    </div>
  );
}
