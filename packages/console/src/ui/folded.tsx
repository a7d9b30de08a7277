import { useState, type ReactElement, type ReactNode } from 'react';
import styles from './folded.module.css';

/**
 * What hardly anybody needs, folded away behind its name. No button does it: a form that may only be read
 * has none that can be pressed.
 */
export function Folded(props: {
  readonly label: string;
  /** Open from the start, as where something is written in it. */
  readonly isOpen: boolean;
  readonly children: ReactNode;
}): ReactElement {
  const [isOpen, setOpen] = useState(props.isOpen);
  return (
    <details
      className={styles['folded'] ?? ''}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{props.label}</summary>
      {isOpen && props.children}
    </details>
  );
}
