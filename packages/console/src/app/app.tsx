import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState, type ReactElement } from 'react';
import { RouterProvider } from 'react-router';
import { createQueryClient } from '../api/hooks.ts';
import { createRoutes } from './routes.tsx';
import { SessionGate } from './session-gate.tsx';
import { cssVariables, theme } from './theme.ts';
import './styles.ts';

/** The whole console. */
export function App({ nonce }: { readonly nonce: string }): ReactElement {
  const [client] = useState(createQueryClient);
  const [router] = useState(createRoutes);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={client}>
        <SessionGate>
          <RouterProvider router={router} />
        </SessionGate>
      </QueryClientProvider>
      <Notifications position="bottom-left" />
    </MantineProvider>
  );
}
