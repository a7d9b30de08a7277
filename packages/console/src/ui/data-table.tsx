import { Checkbox, Table } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import styles from './data-table.module.css';

export interface Column<R> {
  readonly head: string;
  readonly cell: (row: R) => ReactNode;
  /** Numbers stand at the right, under each other. */
  readonly isNumber?: true;
}

/** Rows that can be ticked; on a phone the tick stands above what the row is about. */
export interface Ticks<R> {
  readonly isTicked: (row: R) => boolean;
  readonly onTick: (rows: readonly R[], isTicked: boolean) => void;
  /** What a row is called, for whoever does not see it. */
  readonly nameOf: (row: R) => string;
}

/** Rows and columns; on a phone every row is a card that says what each value is. */
export function DataTable<R>(props: {
  /** What it lists, for whoever does not see it. */
  readonly label: string;
  readonly columns: readonly Column<R>[];
  readonly rows: readonly R[];
  readonly keyOf: (row: R) => string;
  readonly ticks?: Ticks<R>;
}): ReactElement {
  const { label, columns, rows, keyOf, ticks } = props;
  const ticked = ticks === undefined ? 0 : rows.filter(ticks.isTicked).length;
  return (
    <Table className={styles['table'] ?? ''} aria-label={label} verticalSpacing="sm">
      <Table.Thead>
        <Table.Tr>
          {ticks !== undefined && (
            <Table.Th w={40} scope="col">
              <Checkbox
                aria-label="Select all on this page"
                checked={ticked > 0 && ticked === rows.length}
                indeterminate={ticked > 0 && ticked < rows.length}
                onChange={({ currentTarget: { checked } }) => ticks.onTick(rows, checked)}
              />
            </Table.Th>
          )}
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
            {ticks !== undefined && (
              <Table.Td>
                <Checkbox
                  aria-label={`Select ${ticks.nameOf(row)}`}
                  checked={ticks.isTicked(row)}
                  onChange={({ currentTarget: { checked } }) => ticks.onTick([row], checked)}
                />
              </Table.Td>
            )}
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
