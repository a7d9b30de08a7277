import { Badge, Code, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { DataTable } from '../../ui/data-table.tsx';
import { useFormats } from '../../ui/formats.ts';
import { Panel } from '../../ui/panel.tsx';
import type { Health } from './calls.ts';

const STATES: Readonly<Record<string, readonly [string, string]>> = {
  present: ['There', 'green'],
  created: ['Made', 'green'],
  missing: ['Missing', 'yellow'],
  inactive: ['Switched off there', 'yellow'],
  wrong_type: ['Of another type', 'red'],
  refused: ['Refused', 'red'],
};

/** The fields of users as the last check found them. */
export function ZendeskFields(props: {
  readonly fields: Health['fields'];
  readonly checked: string | null;
}): ReactElement {
  const { fields, checked } = props;
  const { moment } = useFormats();
  const lead = checked === null ? 'Not looked at yet.' : `As they were ${moment(checked)}.`;
  return (
    <Panel title="Fields of users" lead={lead}>
      {fields.length === 0 ? (
        <Text c="dimmed">Check the connection to see them.</Text>
      ) : (
        <DataTable
          label="Fields"
          rows={fields}
          keyOf={({ name }) => name}
          columns={[
            { head: 'Field', cell: ({ key }) => <Code>{key}</Code> },
            { head: 'Type', cell: ({ type }) => type },
            { head: 'State', cell: ({ status, detail }) => <State {...{ status, detail }} /> },
          ]}
        />
      )}
    </Panel>
  );
}

function State(props: { readonly status: string; readonly detail: string | null }): ReactElement {
  const [label, color] = STATES[props.status] ?? [props.status, 'gray'];
  return (
    <>
      <Badge variant="light" color={color}>
        {label}
      </Badge>
      {props.detail !== null && (
        <Text size="sm" c="dimmed">
          {props.detail}
        </Text>
      )}
    </>
  );
}
