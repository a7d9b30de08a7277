import {
  Checkbox,
  Fieldset,
  Input,
  NativeSelect,
  SimpleGrid,
  Stack,
  TextInput,
} from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { Unfold } from '../../ui/unfold.tsx';
import { createCall, updateCall, type Webhook } from './calls.ts';
import { EVENT_GROUPS, eventOf } from '../../ui/event-words.ts';

/** What was saved; the secret only of one that is new. */
export interface Saved {
  readonly name: string;
  readonly secret: string | null;
}

interface Values extends Record<string, unknown> {
  name: string;
  url: string;
  format: 'v1' | 'v2';
  events: string[];
  in_order: boolean;
  keep_retrying: boolean;
  max_per_second: string;
  batch_size: string;
}

const USUAL = ['points.awarded', 'points.redeemed', 'points.expired', 'member.enrolled'];

/** Adds a webhook, or changes one. */
export function WebhookDialog(props: {
  readonly of: Webhook | null;
  /** With what was saved; null if nothing was. */
  readonly onClose: (saved: Saved | null) => void;
}): ReactElement {
  const { of, onClose } = props;
  const { form, fault, isBusy, submit } = useServerForm<Values>(valuesOf(of));
  const create = useWrite(createCall);
  const update = useWrite(updateCall);
  const save = submit(async (values) => {
    const body = bodyOf(values);
    if (of !== null) {
      const { name, warnings } = await update.mutateAsync({
        sent: { path: { id: of.id }, body },
      });
      sayDone(['The webhook is changed.', ...warnings].join(' '));
      onClose({ name, secret: null });
      return;
    }
    const {
      name,
      secret_key: secret,
      warnings,
    } = await create.mutateAsync({
      sent: { body: { ...body, format: values.format } },
    });
    sayDone([`${name} is told from now on.`, ...warnings].join(' '));
    onClose({ name, secret });
  });
  const close = (): void => onClose(null);
  return (
    <FormDialog
      title={of === null ? 'Add a webhook' : `Change ${of.name}`}
      {...{ size: 'lg', staysOpen: true, fault, isBusy, onClose: close }}
      confirm={of === null ? 'Add the webhook' : 'Save'}
      isReady={form.values.events.length > 0}
      onSubmit={save}
    >
      <Basics {...{ form, isNew: of === null }} />
      <Events form={form} />
      <More form={form} />
    </FormDialog>
  );
}

function Basics(props: {
  readonly form: UseFormReturnType<Values>;
  readonly isNew: boolean;
}): ReactElement {
  const { form, isNew } = props;
  return (
    <>
      <TextInput
        {...{ label: 'Name', description: 'What it is for.', placeholder: 'CRM' }}
        {...{ maxLength: 200, 'data-autofocus': true, required: true }}
        {...form.getInputProps('name')}
      />
      <TextInput
        {...{ label: 'Address', type: 'url', inputMode: 'url', required: true }}
        description="Where events are sent. It begins with https:// and your developer knows it."
        placeholder="https://crm.example.com/hooks/points"
        {...form.getInputProps('url')}
      />
      {isNew && (
        <NativeSelect
          label="Written for"
          description="Which kind of receiver it is; this cannot be changed later."
          data={[
            { value: 'v2', label: 'Version 2 of the API (all events)' },
            { value: 'v1', label: 'Version 1 of the API (six events)' },
          ]}
          {...form.getInputProps('format')}
        />
      )}
    </>
  );
}

function valuesOf(of: Webhook | null): Values {
  return {
    name: of?.name ?? '',
    url: of?.url ?? '',
    format: of?.format ?? 'v2',
    events: of === null ? USUAL : of.events.map((name) => eventOf(name)?.type ?? name),
    in_order: of?.in_order ?? true,
    keep_retrying: of?.keep_retrying ?? true,
    max_per_second: String(of?.max_per_second ?? 0),
    batch_size: String(of?.batch_size ?? 1),
  };
}

function bodyOf(values: Values): Omit<Values, 'format'> {
  const { format, batch_size, ...rest } = values;
  const isTold = (type: string): boolean => format === 'v2' || eventOf(type)?.v1 !== null;
  return {
    ...rest,
    name: values.name.trim(),
    url: values.url.trim(),
    events: values.events.filter(isTold),
    batch_size: format === 'v1' ? '1' : batch_size,
  };
}

function Events({ form }: { readonly form: UseFormReturnType<Values> }): ReactElement {
  const { format, events } = form.values;
  const set = (type: string, isOn: boolean): void =>
    form.setFieldValue('events', isOn ? [...events, type] : events.filter((each) => each !== type));
  const error = form.errors['events'];
  const groups = EVENT_GROUPS.map(({ title, events: own }) => ({
    title,
    own: own.filter(({ v1 }) => format === 'v2' || v1 !== null),
  })).filter(({ own }) => own.length > 0);
  return (
    <Fieldset legend="It is told when">
      <Stack gap="sm">
        {groups.map(({ title, own }) => (
          <div key={title}>
            <Input.Label component="div" size="sm" c="dimmed" mb={4}>
              {title}
            </Input.Label>
            <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="xs" verticalSpacing={6}>
              {own.map(({ type, label }) => (
                <Checkbox
                  key={type}
                  {...{ label, size: 'sm', checked: events.includes(type) }}
                  onChange={({ currentTarget }) => set(type, currentTarget.checked)}
                />
              ))}
            </SimpleGrid>
          </div>
        ))}
        {error !== undefined && <Input.Error>{error}</Input.Error>}
      </Stack>
    </Fieldset>
  );
}

/** What hardly anybody needs to change. */
function More({ form }: { readonly form: UseFormReturnType<Values> }): ReactElement {
  return (
    <Unfold show="More settings" hide="Fewer settings">
      <Stack gap="sm" pt="sm">
        <Checkbox
          label="A member’s events come one after the other"
          description="The next one is sent once the one before was taken."
          {...form.getInputProps('in_order', { type: 'checkbox' })}
        />
        <Checkbox
          label="Try for up to seven days"
          description="Otherwise an event that is not taken is soon given up."
          {...form.getInputProps('keep_retrying', { type: 'checkbox' })}
        />
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            {...{ label: 'Events a second, at most', inputMode: 'numeric' }}
            description="0 for no limit."
            {...form.getInputProps('max_per_second')}
          />
          {form.values.format === 'v2' && (
            <TextInput
              {...{ label: 'Events in one request, at most', inputMode: 'numeric' }}
              description="1 to 100."
              {...form.getInputProps('batch_size')}
            />
          )}
        </SimpleGrid>
      </Stack>
    </Unfold>
  );
}
