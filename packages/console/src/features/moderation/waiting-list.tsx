import { Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import type { Waiting } from './calls.ts';
import styles from './waiting-list.module.css';

/** All that wait, one of them chosen. */
export function WaitingList(props: {
  readonly rows: readonly Waiting[];
  readonly chosen: number;
  readonly onChoose: (id: string) => void;
}): ReactElement {
  return (
    <Paper withBorder p={6}>
      <Stack gap={2} component="ul" className={styles['list'] ?? ''}>
        {props.rows.map((row, index) => (
          <Row
            key={row.transaction.id}
            row={row}
            isChosen={index === props.chosen}
            onChoose={() => props.onChoose(row.transaction.id)}
          />
        ))}
      </Stack>
    </Paper>
  );
}

function Row(props: {
  readonly row: Waiting;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}): ReactElement {
  const { row, isChosen, onChoose } = props;
  const { points, moment } = useFormats();
  const { transaction, files } = row;
  const place = useRef<HTMLLIElement>(null);
  const isAlike = files.some(({ duplicates }) => duplicates.length > 0);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  return (
    <li ref={place}>
      <UnstyledButton
        className={styles['row'] ?? ''}
        aria-current={isChosen ? 'true' : undefined}
        onClick={onChoose}
      >
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div>
            <Text size="sm" fw={550}>
              {transaction.award_info?.activity_name}
            </Text>
            <Text size="sm" c="dimmed">
              {transaction.member_id}, {moment(transaction.created_date)}
            </Text>
            {isAlike && (
              <Text size="sm" c="dimmed">
                Looks like another file
              </Text>
            )}
          </div>
          <Text size="sm" className="numbers">
            {points(transaction.points)}
          </Text>
        </Group>
      </UnstyledButton>
    </li>
  );
}
