import { Alert, Button, FileButton, Radio, Stack, Text } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { Icon } from '../../../ui/icon.tsx';
import { Page } from '../../../ui/page.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { CheckStep } from './check-step.tsx';
import { ColumnsStep } from './columns-step.tsx';
import { guessFields, type Carried } from './import-fields.ts';
import { importIdOf, type ImportFile } from './import-file.ts';
import { readCsv } from './read-csv.ts';

/** More lines than a person waits for: the command line takes files of any length. */
const LINES_MAX = 100_000;
const BYTES_MAX = 64 * 1024 * 1024;

type Step = 'columns' | 'check';

/** Carries members or their transactions over from a file; what would happen is shown before it does. */
export function ImportPage(): ReactElement {
  const [file, setFile] = useState<ImportFile | null>(null);
  const [step, setStep] = useState<Step>('columns');
  return (
    <Page
      title="Import"
      lead="Carry members and points over from a file. Nothing is written before you have seen what will happen."
      back={{ to: '/members', label: 'Members' }}
    >
      {file === null ? (
        <FileStep
          onFile={(chosen) => {
            setFile(chosen);
            setStep('columns');
          }}
        />
      ) : step === 'columns' ? (
        <ColumnsStep
          file={file}
          onChange={setFile}
          onBack={() => setFile(null)}
          onNext={() => setStep('check')}
        />
      ) : (
        <CheckStep file={file} onBack={() => setStep('columns')} onAnother={() => setFile(null)} />
      )}
    </Page>
  );
}

function FileStep({ onFile }: { readonly onFile: (file: ImportFile) => void }): ReactElement {
  const [carried, setCarried] = useState<Carried>('members');
  const [fault, setFault] = useState<string | null>(null);
  const take = async (chosen: File | null): Promise<void> => {
    if (chosen === null) return;
    const read = await readFile(chosen, carried);
    if (typeof read === 'string') setFault(read);
    else onFile(read);
  };
  return (
    <Panel title="1. The file" lead="CSV with a line of names, such as a spreadsheet saves.">
      <Stack gap="md" align="flex-start">
        <Radio.Group
          label="What is in it?"
          value={carried}
          onChange={(value) => setCarried(value === 'transactions' ? 'transactions' : 'members')}
        >
          <Stack gap="xs" mt="xs">
            <Radio
              value="members"
              label="Members"
              description="Who they are, and the points that they bring along."
            />
            <Radio
              value="transactions"
              label="Transactions"
              description="What members who are here already earned and spent elsewhere."
            />
          </Stack>
        </Radio.Group>
        {fault !== null && (
          <Alert color="red" role="alert" icon={<Icon name="alert" />}>
            {fault}
          </Alert>
        )}
        <FileButton onChange={(chosen) => void take(chosen)} accept=".csv,.tsv,.txt,text/csv">
          {(button) => (
            <Button {...button} leftSection={<Icon name="upload" size={16} />}>
              Choose a file
            </Button>
          )}
        </FileButton>
        <Text size="sm" c="dimmed">
          Nobody gets points for joining by being imported, and nobody gets a mail. The same file a
          second time adds nothing.
        </Text>
      </Stack>
    </Panel>
  );
}

/** The file, or why it cannot be used. */
async function readFile(chosen: File, carried: Carried): Promise<ImportFile | string> {
  if (chosen.size > BYTES_MAX) {
    return 'The file is larger than 64 MB. Split it, or use the command line.';
  }
  const text = await chosen.text().catch(() => null);
  if (text === null) return 'The file cannot be read.';
  const read = readCsv(text);
  if (read === null || read.lines.length === 0) {
    return 'The file has no lines below its names. Is it CSV?';
  }
  if (read.lines.length > LINES_MAX) {
    return 'The file has more than 100,000 lines. Split it, or use the command line.';
  }
  return {
    ...read,
    ...{ fileName: chosen.name, importId: importIdOf(text), carried },
    fields: guessFields(read.names, carried),
  };
}
