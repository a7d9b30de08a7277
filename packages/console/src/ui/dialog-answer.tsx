import { Modal } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { Answer } from './states.tsx';

/** A dialog that needs something read before it can ask: until then it waits, or says what went wrong. */
export function DialogAnswer<D>(props: {
  readonly of: UseQueryResult<D>;
  readonly title: string;
  readonly onClose: () => void;
  /** The whole dialog. */
  readonly children: (data: D) => ReactElement;
}): ReactNode {
  const { of, title, onClose, children } = props;
  if (of.data !== undefined) return children(of.data);
  return (
    <Modal {...{ opened: true, onClose, title }} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Answer of={of}>{children}</Answer>
    </Modal>
  );
}
