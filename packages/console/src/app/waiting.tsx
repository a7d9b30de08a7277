import { Center, Loader } from '@mantine/core';
import type { ReactElement } from 'react';

/** Before anything is known. */
export function Waiting(): ReactElement {
  return (
    <Center h="100vh" role="status" aria-label="Loading">
      <Loader />
    </Center>
  );
}
