import { Badge, Checkbox, Group, Paper, Stack, Text, UnstyledButton } from '@mantine/core';
import { useEffect, useRef, type ReactElement } from 'react';
import { useFormats } from '../../ui/formats.ts';
import type { Waiting } from './calls.ts';
import styles from './waiting-list.module.css';

interface Marks {
  readonly marked?: ReadonlySet<string>;
  readonly onMark?: (id: string) => void;
}

/** All that wait, one of them open, any of them marked. */
export function WaitingList(
  props: Marks & {
    readonly rows: readonly Waiting[];
    readonly nameOf: (row: Waiting) => string;
    readonly open: number;
    readonly onOpen: (id: string) => void;
  },
): ReactElement {
  const { marked, onMark } = props;
  return (
    <Paper withBorder p={6}>
      <Stack gap={2} component="ul" className={styles['list'] ?? ''}>
        {props.rows.map((row, index) => (
          <Row
            key={row.transaction.id}
            row={row}
            name={props.nameOf(row)}
            isOpen={index === props.open}
            onOpen={() => props.onOpen(row.transaction.id)}
            isMarked={marked?.has(row.transaction.id) ?? false}
            {...(onMark === undefined ? {} : { onMark: () => onMark(row.transaction.id) })}
          />
        ))}
      </Stack>
    </Paper>
  );
}

function Row(props: {
  readonly row: Waiting;
  readonly name: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly isMarked: boolean;
  readonly onMark?: () => void;
}): ReactElement {
  const { row, isOpen, onOpen, isMarked, onMark } = props;
  const { points, moment } = useFormats();
  const { transaction, files, held } = row;
  const place = useRef<HTMLLIElement>(null);
  const isAlike = files.some(({ duplicates }) => duplicates.length > 0);
  useEffect(() => {
    if (isOpen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isOpen]);
  return (
    <li ref={place} className={styles['line'] ?? ''}>
      {onMark !== undefined && (
        <Checkbox
          {...{ checked: isMarked, onChange: onMark }}
          aria-label={`Mark ${points(transaction.points)} of ${props.name}`}
        />
      )}
      <UnstyledButton
        className={styles['row'] ?? ''}
        aria-current={isOpen ? 'true' : undefined}
        onClick={onOpen}
      >
        <Group justify="space-between" wrap="nowrap" align="flex-start">
          <div style={{ minWidth: 0 }}>
            <Text size="sm" fw={550}>
              {transaction.award_info?.activity_name}
            </Text>
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {props.name}, {moment(transaction.created_date)}
            </Text>
            {(isAlike || held !== null) && (
              <Group gap={6} mt={2}>
                {held !== null && (
                  <Badge variant="light" color="orange">
                    Held
                  </Badge>
                )}
                {isAlike && (
                  <Badge variant="light" color="yellow">
                    Looks like another file
                  </Badge>
                )}
              </Group>
            )}
          </div>
          <Text size="sm" className="numbers" style={{ whiteSpace: 'nowrap' }}>
            {points(transaction.points)}
          </Text>
        </Group>
      </UnstyledButton>
    </li>
  );
}
