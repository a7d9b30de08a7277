import { Button, Group, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { Failure } from '../../api/failure.ts';
import { useRead } from '../../api/hooks.ts';
import { newKey, send } from '../../api/send.ts';
import { actorWords } from '../../ui/actor-words.ts';
import { useFormats } from '../../ui/formats.ts';
import { FormFrame } from '../../ui/form-frame.tsx';
import { Page } from '../../ui/page.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Answer } from '../../ui/states.tsx';
import { designCall, updateCall, type StoredDesign } from './calls.ts';
import { ChangedDialog } from './changed-dialog.tsx';
import classes from './design.module.css';
import { Looks, Texts } from './fields.tsx';
import { Preview } from './preview.tsx';
import { differences, valuesOf, type DesignValues } from './words.ts';

/** What members see in the shop, beside how it would look. */
export function DesignPage(): ReactElement {
  const found = useRead(designCall);
  return (
    <Page title="Design" lead="What your members see in the shop: colours, words, the logo.">
      <Answer of={found} rows={8}>
        {(design) => <Editor first={design} />}
      </Answer>
    </Page>
  );
}

function Editor({ first }: { readonly first: StoredDesign }): ReactElement {
  const client = useQueryClient();
  const [seen, setSeen] = useState(first);
  const [theirs, setTheirs] = useState<StoredDesign | null>(null);
  const { form, fault, isBusy, submit, clear } = useServerForm<DesignValues>(valuesOf(first));
  const values = form.getValues();
  const [wanted, setLanguage] = useState('');
  const language = values.languages.includes(wanted) ? wanted : (values.languages[0] ?? 'en');
  const isChanged = differences(values, valuesOf(seen)).length > 0;
  const take = (design: StoredDesign): void => {
    setSeen(design);
    setTheirs(null);
    form.setValues(valuesOf(design));
    form.clearErrors();
    client.setQueryData([designCall.method, designCall.path, {}], design);
  };
  const save = (revision: number): (() => Promise<void>) =>
    submit(async (typed) => {
      try {
        take(await send(updateCall, { body: bodyOf(typed, seen, revision) }, { key: newKey() }));
        sayDone('Saved. Shops show it within a minute.');
      } catch (error) {
        if (!(error instanceof Failure && error.code === 'DESIGN_CHANGED')) throw error;
        setTheirs(await send(designCall, {}));
      }
    });
  return (
    <FormFrame fault={fault} onSubmit={save(seen.revision)}>
      <div className={classes['split']}>
        <Stack gap="lg">
          <Looks form={form} themes={seen.themes} />
          <Texts {...{ form, names: seen.text_names, language }} />
        </Stack>
        <Stack gap="md" className={classes['preview'] ?? ''}>
          <Group justify="space-between">
            <LastChange of={seen} />
            <Group gap="xs">
              <Button
                {...{ variant: 'default', disabled: !isChanged }}
                onClick={() => {
                  clear();
                  take(seen);
                }}
              >
                Discard
              </Button>
              <Button {...{ type: 'submit', loading: isBusy, disabled: !isChanged }}>
                Save the design
              </Button>
            </Group>
          </Group>
          <Preview {...{ values, language, onLanguage: setLanguage }} />
        </Stack>
      </div>
      {theirs !== null && (
        <ChangedDialog
          theirs={theirs}
          changed={differences(valuesOf(seen), valuesOf(theirs))}
          onTake={() => take(theirs)}
          onKeep={() => {
            setTheirs(null);
            void save(theirs.revision)();
          }}
          onClose={() => setTheirs(null)}
        />
      )}
    </FormFrame>
  );
}

function LastChange({ of }: { readonly of: StoredDesign }): ReactElement {
  const { moment } = useFormats();
  const { last_modified_by: by, last_modified_date: at } = of;
  return (
    <Text size="sm" c="dimmed">
      {by === null || at === null
        ? 'As it comes; nothing was changed yet.'
        : `Changed by ${actorWords(by)}, ${moment(at)}.`}
    </Text>
  );
}

/** A logo that stays as it was is not sent again. */
function bodyOf(typed: DesignValues, seen: StoredDesign, revision: number) {
  const { logo, ...looks } = typed;
  return { ...looks, revision, ...(logo === seen.logo ? {} : { logo: logo ?? '' }) };
}
