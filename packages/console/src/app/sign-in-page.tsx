import { Box, Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useEffect, type ReactElement, type ReactNode } from 'react';
import { Brand } from './brand.tsx';
import { SignInForm } from './sign-in-form.tsx';

/** What whoever is not signed in sees, at every address; that stays, and is shown afterwards. */
export function SignInPage({ onDone }: { readonly onDone: () => void }): ReactElement {
  return (
    <StrangerPage
      title="Sign in"
      foot="Forgot your password? An owner of the store can send you a link to set a new one."
    >
      <SignInForm onDone={onDone} />
    </StrangerPage>
  );
}

/** A page before the console: one thing to do in the middle. */
export function StrangerPage(props: {
  readonly title: string;
  readonly lead?: string;
  readonly foot?: string;
  readonly children: ReactNode;
}): ReactElement {
  const { title, lead, foot, children } = props;
  useEffect(() => {
    document.title = `${title} · Fealty`;
  }, [title]);
  return (
    <Center component="main" mih="100vh" p="md">
      <Box w="100%" maw={440}>
        <Stack gap="lg">
          <Center>
            <Brand />
          </Center>
          <Paper withBorder p="xl" shadow="sm">
            <Title order={1} size="h3" mb="md">
              {title}
            </Title>
            {lead !== undefined && (
              <Text size="sm" c="dimmed" mb="md">
                {lead}
              </Text>
            )}
            {children}
          </Paper>
          {foot !== undefined && (
            <Text size="sm" c="dimmed" ta="center">
              {foot}
            </Text>
          )}
        </Stack>
      </Box>
    </Center>
  );
}
