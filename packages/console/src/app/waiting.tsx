import { Center, Loader, Stack, Text } from '@mantine/core';
import type { ReactElement } from 'react';
import { useIsLong } from '../ui/states.tsx';

/** Before anything is known. */
export function Waiting(): ReactElement {
  const isLong = useIsLong();
  return (
    <Center h="100vh" role="status" aria-label="Loading">
      <Stack align="center">
        <Loader />
        {isLong && <Text c="dimmed">This takes longer than usual. It goes on…</Text>}
      </Stack>
    </Center>
  );
}
