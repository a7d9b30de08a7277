import { Alert, Checkbox, Textarea } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { FormDialog } from '../../ui/form-dialog.tsx';
import { sayDone } from '../../ui/say.ts';
import { useServerForm } from '../../ui/server-form.ts';
import { actCall, type Named, type Signal } from './calls.ts';
import { REASON_MAX, useDecided } from './decided.ts';

/** Says that something was done about a signal, and blocks the member it is about if that is wanted. */
export function ActDialog(props: {
  readonly of: Signal;
  readonly onClose: () => void;
}): ReactElement {
  const { of, onClose } = props;
  const { form, fault, isBusy, submit } = useServerForm({ reason: '', block: false });
  const act = useWrite(actCall);
  const decided = useDecided();
  const member = blockable(of);
  const { block } = form.values;
  const go = submit(async ({ reason }) => {
    const body = { reason: reason.trim(), block_member: block };
    await decided(act.mutateAsync({ sent: { path: { id: of.id }, body } }));
    sayDone(block ? `${member?.name ?? ''} is blocked` : 'Noted');
    onClose();
  });
  return (
    <FormDialog
      {...{ title: 'Act on it', fault, isBusy, onClose, isDanger: block }}
      confirm={block ? 'Block and close the signal' : 'Close the signal'}
      onSubmit={go}
    >
      <Textarea
        {...{ label: 'What was done, and why', maxLength: REASON_MAX, autosize: true }}
        {...{ minRows: 2, 'data-autofocus': true }}
        description="Colleagues see it; it stands in the audit."
        {...form.getInputProps('reason')}
      />
      {member !== null && (
        <Checkbox
          label={`Block ${member.name}`}
          {...form.getInputProps('block', { type: 'checkbox' })}
        />
      )}
      <div aria-live="polite">
        <Alert color={block ? 'orange' : 'blue'} title="What will happen">
          {block
            ? `${member?.name ?? ''} earns and redeems no more until somebody unblocks them. Their points stay as they are.${of.members.length > 1 ? ' The others stay as they are too.' : ''} The signal is closed.`
            : 'The signal is closed. No member is blocked, and no points move.'}
        </Alert>
      </div>
    </FormDialog>
  );
}

/** Whom the signal is about, if blocking would change anything for them. */
function blockable({ members, internal_member_id: id }: Signal): Named | null {
  const found = members.find((each) => each.internal_member_id === id);
  return found?.member_status === 'active' || found?.member_status === 'opted_out' ? found : null;
}
