import {
  Button,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState, type ReactElement } from 'react';
import { useParams } from 'react-router';
import { useRead, useWrite } from '../../api/hooks.ts';
import { useAsked } from '../../ui/asked.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormFrame } from '../../ui/form-frame.tsx';
import { Page } from '../../ui/page.tsx';
import { Panel } from '../../ui/panel.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Answer } from '../../ui/states.tsx';
import {
  resetCall,
  saveCall,
  settingsCall,
  templateCall,
  templatesCall,
  type Template,
} from './calls.ts';
import { MESSAGES } from './mail-words.ts';
import { Names } from './names.tsx';
import { Preview } from './preview.tsx';
import { TestMailDialog } from './test-mail-dialog.tsx';

const BACK = { to: '/settings/mails', label: 'E-mails' };
const TYPING_MS = 500;

/** The text of a message in a language: edited, looked at in the store's data, tried, taken back. */
export function TextPage(): ReactElement {
  const { message = '' } = useParams();
  const asked = useAsked();
  const settings = useRead(settingsCall);
  const templates = useRead(templatesCall);
  const language = asked.of('language') || (settings.data?.language ?? '');
  const path = { message, language };
  const found = useRead(templateCall, { path }, { isWanted: language !== '' });
  const words = MESSAGES[message];
  const languages = new Set([
    language,
    ...(templates.data?.templates ?? []).map((each) => each.language),
  ]);
  return (
    <Page
      title={words?.label ?? 'Mail'}
      back={BACK}
      lead={words?.when}
      actions={
        <NativeSelect
          aria-label="Language"
          data={[...languages].filter((each) => each !== '').sort()}
          value={language}
          onChange={({ currentTarget }) => asked.change({ language: currentTarget.value })}
        />
      }
    >
      <Answer of={found} rows={8}>
        {(template) => (
          <Editor
            key={`${template.language} ${String(template.is_own)}`}
            of={template}
            path={path}
          />
        )}
      </Answer>
    </Page>
  );
}

interface Place {
  readonly message: string;
  readonly language: string;
}

function Editor({ of, path }: { readonly of: Template; readonly path: Place }): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm({
    ...{ subject: of.subject, text: of.text, html: of.html ?? '' },
  });
  const [doing, setDoing] = useState<'reset' | 'test' | null>(null);
  const [typed] = useDebouncedValue(form.values, TYPING_MS);
  const save = useWrite(saveCall);
  const keep = submit(async (body) => {
    await save.mutateAsync({ sent: { path: { ...path }, body } });
    form.resetDirty();
    sayDone('The text is saved. It counts for the next mail.');
  });
  const close = (): void => setDoing(null);
  return (
    <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="lg">
      <Panel
        title="Text"
        lead={of.is_own ? 'It is yours.' : 'It is built in. Change it, and it is yours.'}
      >
        <FormFrame fault={fault} onSubmit={keep}>
          <TextInput {...{ label: 'Subject', maxLength: 200 }} {...form.getInputProps('subject')} />
          <Textarea
            {...{ label: 'As plain text', autosize: true, minRows: 6, maxRows: 14 }}
            {...form.getInputProps('text')}
          />
          <Textarea
            {...{ label: 'As HTML', autosize: true, minRows: 6, maxRows: 14 }}
            description="Empty for a mail of plain text alone."
            styles={{ input: { fontFamily: 'monospace' } }}
            {...form.getInputProps('html')}
          />
          <Names />
          <Group justify="flex-end" gap="xs">
            {of.is_own && (
              <Button variant="subtle" color="red" onClick={() => setDoing('reset')}>
                Back to the built-in text
              </Button>
            )}
            <Button variant="default" onClick={() => setDoing('test')}>
              Send a test
            </Button>
            <Button type="submit" loading={isBusy} disabled={!form.isDirty()}>
              Save
            </Button>
          </Group>
        </FormFrame>
      </Panel>
      <Preview {...path} typed={typed} />
      {doing === 'reset' && <ResetDialog path={path} onClose={close} />}
      {doing === 'test' && <TestMailDialog {...path} typed={form.values} onClose={close} />}
    </SimpleGrid>
  );
}

function ResetDialog(props: { readonly path: Place; readonly onClose: () => void }): ReactElement {
  const { path, onClose } = props;
  const reset = useWrite(resetCall);
  const run = async (): Promise<void> => {
    await reset.mutateAsync({ sent: { path: { ...path } } });
    sayDone('The built-in text is back');
    onClose();
  };
  return (
    <ConfirmDialog
      title="Back to the built-in text"
      {...{ confirm: 'Take my text away', danger: true, onConfirm: run, onClose }}
    >
      <Stack gap="xs">
        <Text size="sm">Your text for this language is gone; the next mail has ours again.</Text>
      </Stack>
    </ConfirmDialog>
  );
}
