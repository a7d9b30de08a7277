import { Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useWrite } from '../../api/hooks.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { useFormats } from '../../ui/formats.ts';
import { sayDone } from '../../ui/say.ts';
import { applyCall, stopCall, undoCall, type Correction } from './calls.ts';

export type Move = 'apply' | 'stop' | 'undo';

const CALLS = { apply: applyCall, stop: stopCall, undo: undoCall } as const;

/** Applies, stops or undoes a correction, once somebody has read what that does. */
export function MoveDialog(props: {
  readonly of: Correction;
  readonly move: Move;
  readonly onClose: () => void;
}): ReactElement {
  const { of, move, onClose } = props;
  const write = useWrite(CALLS[move]);
  const { title, text, done, danger } = useWords(of, move);
  const run = async (): Promise<void> => {
    await write.mutateAsync({ sent: { path: { id: of.id } } });
    sayDone(done);
    onClose();
  };
  return (
    <ConfirmDialog {...{ title, confirm: title, danger, onConfirm: run, onClose }}>
      <Text size="sm">{text}</Text>
    </ConfirmDialog>
  );
}

interface MoveWords {
  readonly title: string;
  readonly text: string;
  readonly done: string;
  readonly danger: boolean;
}

const NOTHING = { points_given: 0, points_taken: 0, members: 0 } as const;

function useWords(of: Correction, move: Move): MoveWords {
  const { points, counted } = useFormats();
  const { state } = of;
  const { points_given: given, points_taken: taken, members: many } = of.foreseen ?? NOTHING;
  const sums = [
    ...(given > 0 ? [`gives ${points(given)}`] : []),
    ...(taken > 0 ? [`takes ${points(taken)}`] : []),
  ];
  const what = sums.length === 0 ? 'moves no points' : sums.join(' and ');
  const members = counted(many, 'member');
  if (move === 'apply' && of.needs_approval && state === 'previewed') {
    return {
      title: 'Ask for approval',
      text: `It ${what}, for ${members}. That is more than one person decides here: it begins when somebody else agrees.`,
      ...{ done: 'Somebody else is asked', danger: false },
    };
  }
  if (move === 'apply') {
    return {
      title: state === 'applying' ? 'Go on' : `Apply it to ${members}`,
      text: `It ${what}, for ${members}. A member for whom it would do something else by now is left out. You can stop it, and undo it afterwards.`,
      ...{ done: 'It is being applied', danger: false },
    };
  }
  if (move === 'undo') {
    return {
      title: 'Undo it',
      text: `What it did to ${members} is taken back, with the days on which points expire and with tiers. What was spent meanwhile is owed.`,
      ...{ done: 'It is being undone', danger: true },
    };
  }
  const isWork = state === 'applying' || state === 'undoing';
  return isWork
    ? {
        title: 'Stop',
        text: 'It stops between two members. It can go on, or be undone.',
        ...{ done: 'It stops', danger: false },
      }
    : {
        title: 'Call it off',
        text: 'No points move. To do it after all, begin a new one.',
        ...{ done: 'It is called off', danger: false },
      };
}
