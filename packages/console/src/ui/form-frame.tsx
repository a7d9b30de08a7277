import { Alert, Stack } from '@mantine/core';
import type { ReactElement, ReactNode, SyntheticEvent } from 'react';

/** Fields with what is wrong with all of them above; Enter sends it. */
export function FormFrame(props: {
  readonly fault: string | null;
  readonly onSubmit: () => Promise<void>;
  readonly children: ReactNode;
}): ReactElement {
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    void props.onSubmit();
  };
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        {props.fault !== null && (
          <Alert color="red" role="alert">
            {props.fault}
          </Alert>
        )}
        {props.children}
      </Stack>
    </form>
  );
}
