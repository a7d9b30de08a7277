import { Button, Group, Modal } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { FormFrame } from './form-frame.tsx';

/** Wherever it stands, whatever it says: Mantine looks for the name alone. */
const FIRST = { 'data-autofocus': true };

interface ButtonTerms {
  readonly isBusy: boolean;
  /** What the button that does it says. */
  readonly confirm: string;
  /** What the one that leaves says; Cancel unless nothing is lost by it. */
  readonly leave?: string;
  /** What is done cannot be taken back. */
  readonly isDanger?: boolean;
  /** False while something is missing. */
  readonly isReady?: boolean;
  /** Which of the two the keyboard stands on first; none where a field is first. */
  readonly first?: 'confirm' | 'leave';
  readonly onClose: () => void;
}

interface DialogTerms extends ButtonTerms {
  readonly title: string;
  readonly size?: 'lg';
  /** A press beside it does not close it: much may have been typed. */
  readonly staysOpen?: boolean;
  /** What is wrong with all of it. */
  readonly fault: string | null;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}

/** A dialog that asks: fields, and below them what leaves it and what does it. Enter does it. */
export function FormDialog(props: DialogTerms): ReactElement {
  const { title, size = 'md', staysOpen = false, fault, onSubmit, children, ...buttons } = props;
  return (
    <Modal
      {...{ opened: true, onClose: buttons.onClose, title, size }}
      closeOnClickOutside={!staysOpen}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <FormFrame {...{ fault, onSubmit }}>
        {children}
        <FormButtons {...buttons} />
      </FormFrame>
    </Modal>
  );
}

/** What leaves a form, and what sends it. */
export function FormButtons(props: ButtonTerms): ReactElement {
  const { isBusy, confirm, leave = 'Cancel', isDanger = false, isReady = true, first } = props;
  return (
    <Group justify="flex-end">
      <Button variant="default" onClick={props.onClose} {...(first === 'leave' ? FIRST : {})}>
        {leave}
      </Button>
      <Button
        {...{ type: 'submit', loading: isBusy, disabled: !isReady }}
        {...(isDanger ? { color: 'red.9' } : {})}
        {...(first === 'confirm' ? FIRST : {})}
      >
        {confirm}
      </Button>
    </Group>
  );
}
