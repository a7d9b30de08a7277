import { Alert, Button, Group, NativeSelect, Table, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useFormats } from '../../../ui/formats.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { attributeOf, CUSTOM, FIELDS } from './import-fields.ts';
import type { ImportFile } from './import-file.ts';

const EXAMPLES = 3;

/** Says which column is what; guessed by their names. */
export function ColumnsStep(props: {
  readonly file: ImportFile;
  readonly onChange: (file: ImportFile) => void;
  readonly onBack: () => void;
  readonly onNext: () => void;
}): ReactElement {
  const { file, onChange, onBack, onNext } = props;
  const { counted, number } = useFormats();
  const missing = missingOf(file);
  const used = file.fields.filter((field) => field !== '').length;
  const choose = (column: number, field: string): void =>
    onChange({
      ...file,
      // A field is filled by one column.
      fields: file.fields.map((one, place) =>
        place === column ? field : one === field ? '' : one,
      ),
    });
  return (
    <Panel
      title="2. The columns"
      lead={`${file.fileName}: ${counted(file.lines.length, 'line')}. ${number(used)} of ${counted(file.names.length, 'column')} will be used.`}
    >
      <Table verticalSpacing="xs" layout="fixed">
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">In the file</Table.Th>
            <Table.Th scope="col">Is</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {file.names.map((name, column) => (
            // Names may stand twice; their place does not.
            <Table.Tr key={`${String(column)} ${name}`}>
              <Table.Td>
                <Text size="sm" fw={550} style={WRAPS}>
                  {name || `Column ${String(column + 1)}`}
                </Text>
                <Text size="sm" c="dimmed" lineClamp={2} style={WRAPS}>
                  {examplesOf(file, column)}
                </Text>
              </Table.Td>
              <Table.Td>
                <NativeSelect
                  aria-label={`What is ${name || `column ${String(column + 1)}`}?`}
                  data={choicesFor(file, name)}
                  value={file.fields[column] ?? ''}
                  onChange={({ currentTarget: { value } }) => choose(column, value)}
                />
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {missing !== null && (
        <Alert color="yellow" icon={<Icon name="alert" />}>
          {missing}
        </Alert>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onBack}>
          Another file
        </Button>
        <Button onClick={onNext} disabled={missing !== null}>
          Check {counted(file.lines.length, 'line')}
        </Button>
      </Group>
    </Panel>
  );
}

const WRAPS = { overflowWrap: 'anywhere' } as const;

function choicesFor({ carried }: ImportFile, name: string) {
  const own = name.startsWith(CUSTOM) ? name.trim() : attributeOf(name);
  return [
    { value: '', label: 'Not used' },
    ...FIELDS[carried].map((field) => ({ value: field.name, label: field.label })),
    ...(carried === 'members' && own !== CUSTOM
      ? [{ value: own, label: `An attribute of your own: ${own.slice(CUSTOM.length)}` }]
      : []),
  ];
}

function examplesOf({ lines }: ImportFile, column: number): string {
  const values = lines.flatMap(({ cells }) => (cells[column] ? [cells[column]] : []));
  return values.slice(0, EXAMPLES).join(' · ') || 'Empty';
}

/** What must be there for any line to be taken; null if it is. */
function missingOf({ fields, carried }: ImportFile): string | null {
  const has = (name: string): boolean => fields.includes(name);
  if (!has('email') && !has('uid')) {
    return 'Choose the column with e-mail addresses, or with your own ids: members are told apart by them.';
  }
  if (carried === 'members') return null;
  const lacking = FIELDS.transactions.filter(
    ({ name }) => ['type', 'points', 'occurred_at'].includes(name) && !has(name),
  );
  if (lacking.length === 0) return null;
  return `Transactions also need: ${lacking.map(({ label }) => label).join(', ')}.`;
}
