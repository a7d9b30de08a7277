import { Modal, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { useMe } from '../../api/me.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { calendarDay, useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { ShownOnce } from '../../ui/shown-once.tsx';
import { makeCall, revokeCall, rotateCall, type ListedKey, type MadeKey } from './calls.ts';
import { SCOPES } from './scopes.ts';

const OVERLAPS = [
  { value: '1', label: 'An hour' },
  { value: '24', label: 'A day' },
  { value: '168', label: 'A week' },
  { value: '720', label: '30 days' },
  { value: '0', label: 'Not at all: it ends now' },
];

interface MadeTerms {
  readonly onClose: () => void;
  readonly onMade: (made: MadeKey, note: string) => void;
}

export function MakeDialog({ onClose, onMade }: MadeTerms): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm({ identifier: '', scope: 'write' });
  const make = useWrite(makeCall);
  const go = submit(async (values) => {
    const body = { ...values, identifier: values.identifier.trim() };
    onMade(await make.mutateAsync({ sent: { body } }), '');
  });
  return (
    <FormDialog
      {...{ title: 'Make a key', fault, isBusy, onClose, confirm: 'Make the key' }}
      onSubmit={go}
    >
      <TextInput
        {...{ label: 'Name', maxLength: 64, 'data-autofocus': true }}
        description="Who uses it, such as shop or till-2. Letters, digits, dots and dashes."
        {...form.getInputProps('identifier')}
      />
      <NativeSelect
        label="May"
        data={SCOPES.map((scope) => ({ ...scope }))}
        {...form.getInputProps('scope')}
      />
    </FormDialog>
  );
}

export function RotateDialog(props: MadeTerms & { readonly listed: ListedKey }): ReactElement {
  const { listed, onClose, onMade } = props;
  const { identifier } = listed;
  const { moment } = useFormats();
  const initial = { new_identifier: nextName(identifier), overlap_hours: '24' };
  const { form, fault, isBusy, submit } = useServerForm(initial);
  const rotate = useWrite(rotateCall);
  const go = submit(async (body) => {
    const made = await rotate.mutateAsync({ sent: { path: { identifier }, body } });
    const note =
      made.overlap_hours === 0
        ? `${identifier} has ended.`
        : `${identifier} goes on working until ${moment(made.old_ends_date)}: change over before.`;
    onMade(made, note);
  });
  return (
    <FormDialog
      {...{ title: `Rotate ${identifier}`, fault, isBusy, onClose, confirm: 'Make the new key' }}
      onSubmit={go}
    >
      <Text size="sm">
        A new key takes its place and may do the same. Both work for a while, so that nothing stops
        while you change over.
      </Text>
      <TextInput
        {...{ label: 'Name of the new key', maxLength: 64, 'data-autofocus': true }}
        {...form.getInputProps('new_identifier')}
      />
      <NativeSelect
        label={`How long ${identifier} goes on working`}
        data={OVERLAPS}
        {...form.getInputProps('overlap_hours')}
      />
    </FormDialog>
  );
}

/** `till` becomes `till-2`, and that `till-3`. */
export function nextName(name: string): string {
  const [, stem = name, number] = /^(.*?)-(\d{1,3})$/.exec(name) ?? [];
  return `${stem}-${String(Number(number ?? 1) + 1)}`;
}

export function RevokeDialog(props: {
  readonly listed: ListedKey;
  readonly onClose: () => void;
}): ReactElement {
  const { listed, onClose } = props;
  const { identifier, last_used_date: last } = listed;
  const revoke = useWrite(revokeCall);
  const go = async (): Promise<void> => {
    await revoke.mutateAsync({ sent: { path: { identifier } } });
    sayDone(`${identifier} is revoked`);
    onClose();
  };
  return (
    <ConfirmDialog
      {...{ title: `Revoke ${identifier}`, confirm: `Revoke ${identifier}`, danger: true }}
      {...{ onConfirm: go, onClose }}
    >
      <Stack gap="xs">
        <Text size="sm">Whatever still uses this key stops working at once, for good.</Text>
        <Text size="sm">
          {last === null ? 'It was never used.' : `It was used last on ${calendarDay(last)}.`}
        </Text>
      </Stack>
    </ConfirmDialog>
  );
}

/** The key itself. Closed by its button alone, so that no stray key press loses it. */
export function KeyDialog(props: {
  readonly made: MadeKey;
  readonly note: string;
  readonly onClose: () => void;
}): ReactElement {
  const { made, note, onClose } = props;
  const { merchant } = useMe();
  return (
    <Modal
      {...{ opened: true, onClose, title: `The key ${made.identifier}`, withCloseButton: false }}
      {...{ closeOnClickOutside: false, closeOnEscape: false }}
    >
      <ShownOnce
        {...{ value: made.key, copy: 'Copy the key', onKept: onClose }}
        says="Put it where it is used now. What is lost is replaced by another key."
      >
        <TextInput label="Partner id" value={merchant.partner_id} readOnly />
        <TextInput label="Key" value={made.key} readOnly data-autofocus />
        {note !== '' && <Text size="sm">{note}</Text>}
      </ShownOnce>
    </Modal>
  );
}
