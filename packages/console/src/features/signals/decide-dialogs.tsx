import { Text, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { dismissCall, reopenCall, type Signal } from './calls.ts';
import { REASON_MAX, useDecided } from './decided.ts';

interface DialogTerms {
  readonly of: Signal;
  readonly onClose: () => void;
}

/** Says that nothing is wrong, and why. */
export function DismissDialog({ of, onClose }: DialogTerms): ReactElement {
  const { form, fault, isBusy, submit } = useServerForm({ reason: '' });
  const dismiss = useWrite(dismissCall);
  const decided = useDecided();
  const go = submit(async ({ reason }) => {
    const sent = { path: { id: of.id }, body: { reason: reason.trim() } };
    await decided(dismiss.mutateAsync({ sent }));
    sayDone('Dismissed');
    onClose();
  });
  return (
    <FormDialog
      {...{ title: 'Nothing is wrong', fault, isBusy, onClose, confirm: 'Dismiss it' }}
      onSubmit={go}
    >
      <Text size="sm">
        The signal leaves the list. It comes back by itself once twice as much is seen.
      </Text>
      <Textarea
        {...{ label: 'Why nothing is wrong', maxLength: REASON_MAX, autosize: true }}
        {...{ minRows: 2, 'data-autofocus': true }}
        description="Colleagues see it; it stands in the audit."
        {...form.getInputProps('reason')}
      />
    </FormDialog>
  );
}

/** Takes a decision back. */
export function ReopenDialog({ of, onClose }: DialogTerms): ReactElement {
  const reopen = useWrite(reopenCall);
  const decided = useDecided();
  const go = async (): Promise<void> => {
    await decided(reopen.mutateAsync({ sent: { path: { id: of.id } } }));
    sayDone('Open again');
    onClose();
  };
  const isBlocked = of.members.some(
    ({ internal_member_id: id, member_status: status }) =>
      id === of.internal_member_id && status === 'blocked',
  );
  return (
    <ConfirmDialog {...{ title: 'Reopen it', confirm: 'Reopen it', onConfirm: go, onClose }}>
      <Text size="sm">
        The signal stands among the open ones again, and what was decided is taken back.
        {isBlocked && ' The member stays blocked; unblock them on their own page.'}
      </Text>
    </ConfirmDialog>
  );
}
