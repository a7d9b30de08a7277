import { Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** Numbers stand at the right, under each other. */
  readonly isNumber?: true;
}

/** Rows and columns; on a phone every row is a card that says what each value is. */
export function DataTable<R>(props: {
  /** What it lists, for whoever does not see it. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
}): ReactElement {
  const { label, columns, rows, keyOf } = props;
  return (
    <Table className={styles['table'] ?? ''} aria-label={label} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {columns.map(({ head, isNumber }) => (
            <Table.Th key={head} ta={isNumber ? 'right' : 'left'} scope="col">
              {head}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Table.Tr key={keyOf(row)}>
            {columns.map(({ head, cell, isNumber }) => (
              <Table.Td
                key={head}
                data-head={head}
                className={isNumber ? (styles['number'] ?? '') : ''}
              >
                {cell(row)}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
