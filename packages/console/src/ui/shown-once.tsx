import { Alert, Button, CopyButton, Group, Stack } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';

/** What can be seen this once: what to do with it, the thing itself, and a button that copies it. */
export function ShownOnce(props: {
  readonly value: string;
  /** What the button says: `Copy the key`. */
  readonly copy: string;
  readonly says: ReactNode;
  /** The fields that show it. */
  readonly children: ReactNode;
  /** With it, a button says that it was kept. */
  readonly onKept?: () => void;
}): ReactElement {
  const { value, copy: label, says, children, onKept } = props;
  return (
    <Stack gap="md">
      <Alert color="yellow" title="Shown only this once">
        {says}
      </Alert>
      {children}
      <Group justify="flex-end">
        <CopyButton value={value}>
          {({ copied, copy }) => (
            <Button {...(onKept === undefined ? {} : { variant: 'default' })} onClick={copy}>
              {copied ? 'Copied' : label}
            </Button>
          )}
        </CopyButton>
        {onKept !== undefined && <Button onClick={onKept}>I have kept it</Button>}
      </Group>
    </Stack>
  );
}
