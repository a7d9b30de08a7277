import { Progress, Stack, Text, TextInput } from '@mantine/core';
import { useState, type ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { decideCall, type Decision } from './calls.ts';

/** Awards of one call; and calls of one press, so that a queue that grows meanwhile ends. */
const CALL = 500;
const CALLS_MAX = 200;

/** Releases or rejects all that the breaker held, of one activity or of all. */
export function DecideHeldDialog(props: {
  readonly decision: Decision;
  /** Empty for all activities. */
  readonly activity: string;
  readonly all: { readonly total: number; readonly points: number };
  readonly onClose: () => void;
}): ReactElement {
  const { decision, activity, all, onClose } = props;
  const { points, counted } = useFormats();
  const [reason, setReason] = useState('');
  const [done, setDone] = useState(0);
  const decide = useWrite(decideCall);
  const isApproving = decision === 'approve';
  const verb = isApproving ? 'Release' : 'Reject';
  const run = async (): Promise<void> => {
    const said = reason.trim();
    let cursor = '';
    let sum = 0;
    for (let calls = 0; calls < CALLS_MAX; calls += 1) {
      const body = {
        ...{ decision, count: CALL, cursor },
        ...(activity === '' ? {} : { activity_id: activity }),
        ...(said === '' ? {} : { reason: said }),
      };
      const answer = await decide.mutateAsync({ sent: { body } });
      sum += answer.decided.length;
      setDone(sum);
      cursor = answer.next_cursor;
      if (!answer.more) break;
    }
    sayDone(`${counted(sum, 'award')} ${isApproving ? 'released' : 'rejected'}`);
    onClose();
  };
  return (
    <ConfirmDialog
      title={`${verb} all that is held`}
      {...{ confirm: `${verb} ${points(all.points)}`, danger: !isApproving }}
      {...{ onConfirm: run, onClose }}
    >
      <Stack gap="sm">
        <Text size="sm">
          {counted(all.total, 'award')}
          {activity === '' ? '' : ' of this activity'}, {points(all.points)} in all.{' '}
          {isApproving
            ? 'Members can spend them at once.'
            : 'Members do not get them; a mistake is put right by awarding anew.'}
        </Text>
        <TextInput
          {...{ label: 'Why (colleagues see it)', maxLength: 1000, value: reason }}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {decide.isPending && (
          <Progress value={(done / Math.max(1, all.total)) * 100} aria-label="Awards decided" />
        )}
      </Stack>
    </ConfirmDialog>
  );
}
