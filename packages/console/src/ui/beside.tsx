import type { ReactElement, ReactNode } from 'react';
import styles from './beside.module.css';

/** What is edited and, second, what comes of it: side by side, or one below the other where it is narrow. */
export function Beside({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles['beside']}>{children}</div>;
}
