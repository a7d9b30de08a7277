import { Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { sayDone, sayFailed } from '../../ui/say.ts';
import { decideCall, type Decision, type Waiting } from './calls.ts';

/** Approves or rejects what was marked, with what that comes to said before. */
export function DecideMarkedDialog(props: {
  readonly decision: Decision;
  readonly chosen: readonly Waiting[];
  readonly onDone: () => void;
  readonly onClose: () => void;
}): ReactElement {
  const { decision, chosen, onDone, onClose } = props;
  const { points, counted } = useFormats();
  const [reason, setReason] = useState('');
  const decide = useWrite(decideCall);
  const isApproving = decision === 'approve';
  const sum = chosen.reduce((total, { transaction }) => total + transaction.points, 0);
  const members = new Set(chosen.map(({ transaction }) => transaction.internal_member_id)).size;
  const verb = isApproving ? 'Approve' : 'Reject';
  const run = async (): Promise<void> => {
    const ids = chosen.map(({ transaction }) => transaction.id);
    const said = reason.trim();
    const { decided, left } = await decide.mutateAsync({
      sent: {
        body: {
          ...{ decision, transaction_ids: ids, count: ids.length },
          ...(said === '' ? {} : { reason: said }),
        },
      },
    });
    sayDone(`${counted(decided.length, 'award')} ${isApproving ? 'approved' : 'rejected'}`);
    if (left.length > 0) sayFailed(`${counted(left.length, 'award')} had been decided already`);
    onDone();
    onClose();
  };
  return (
    <ConfirmDialog
      title={`${verb} ${counted(chosen.length, 'award')}`}
      {...{ confirm: `${verb} ${points(sum)}`, danger: !isApproving, onConfirm: run, onClose }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {isApproving
            ? `${counted(members, 'member')} get ${points(sum)} in all, to be spent at once.`
            : `${counted(members, 'member')} do not get the ${points(sum)} that wait for them.`}
        </Text>
        <TextInput
          {...{ label: 'Why (colleagues see it)', maxLength: 1000, value: reason }}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
      </Stack>
    </ConfirmDialog>
  );
}
