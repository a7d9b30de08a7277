import { Box, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactElement } from 'react';
import { Brand } from './brand.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** What whoever is not signed in sees, at every address; that stays, and is shown afterwards. */
export function SignInPage({ onDone }: { readonly onDone: () => void }): ReactElement {
  useEffect(() => {
    document.title = 'Sign in · Fealty';
  }, []);
  return (
    <Center component="main" mih="100vh" p="md">
      <Box w="100%" maw={400}>
        <Stack gap="lg">
          <Center>
            <Brand />
          </Center>
          <Paper withBorder p="xl" shadow="sm">
            <Title order={1} size="h3" mb="md">
              Sign in
            </Title>
            <SignInForm onDone={onDone} />
          </Paper>
          <Text size="sm" c="dimmed" ta="center">
            Forgot your password? An owner of the store can send you a link to set a new one.
          </Text>
        </Stack>
      </Box>
    </Center>
  );
}
