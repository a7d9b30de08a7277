import { Modal, Text } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useSyncExternalStore, type ReactElement, type ReactNode } from 'react';
import { Failure } from '../api/failure.ts';
import { firstRunCall, MeContext, meCall, type Me } from '../api/me.ts';
import { send } from '../api/send.ts';
import { isSessionOver, onSessionChange, resumeSession } from '../api/session.ts';
import { Failing } from '../ui/states.tsx';
import { SignInForm } from './sign-in-form.tsx';
import { SignInPage, StrangerPage } from './sign-in-page.tsx';
import { useWays } from './use-ways.ts';
import { Waiting } from './waiting.tsx';

/* Seen once by few: not what everybody's first page brings along. */
const SetUpSecondFactor = lazy(async () => ({
  default: (await import('../ui/second-factor.tsx')).SetUpSecondFactor,
}));
const FirstOwner = lazy(async () => ({ default: (await import('./first-owner.tsx')).FirstOwner }));

const ME = ['me'];
const WHY_SECOND =
  'Your store asks everybody for a code from an app on the phone, besides the password.';

/**
 * Lets nobody in who is not signed in. A session that ends while somebody works is begun again on top of
 * the page, which stays as it was.
 */
export function SessionGate({ children }: { readonly children: ReactNode }): ReactNode {
  const client = useQueryClient();
  const me = useQuery<Me>({
    queryKey: ME,
    queryFn: ({ signal }) => send(meCall, {}, { signal, asIs: true }),
    staleTime: Infinity,
  });
  const isOver = useSyncExternalStore(onSessionChange, isSessionOver);
  if (me.data?.second_factor.needed === true) {
    return (
      <StrangerPage title="Set up a second factor" lead={WHY_SECOND}>
        <Suspense fallback={<Waiting />}>
          <SetUpSecondFactor onDone={() => void client.refetchQueries({ queryKey: ME })} />
        </Suspense>
      </StrangerPage>
    );
  }
  if (me.data !== undefined) {
    return (
      <MeContext value={me.data}>
        {children}
        <Again isOpen={isOver} me={me.data} />
      </MeContext>
    );
  }
  if (me.error === null) return <Waiting />;
  if (me.error instanceof Failure && me.error.kind === 'signed_out') {
    return <Stranger onDone={() => void client.refetchQueries({ queryKey: ME })} />;
  }
  return (
    <StrangerPage title="The console cannot be opened now">
      <Failing error={me.error} onRetry={() => void me.refetch()} />
    </StrangerPage>
  );
}

/** Whoever is not signed in signs in; where nobody can yet, the owner is created. */
function Stranger({ onDone }: { readonly onDone: () => void }): ReactElement {
  const first = useQuery({
    queryKey: ['first-run'],
    queryFn: ({ signal }) => send(firstRunCall, {}, { signal, asIs: true }),
    staleTime: Infinity,
  });
  const { isAsked } = useWays();
  if (first.isPending || !isAsked) return <Waiting />;
  if (first.data?.needed === true) {
    return <FirstOwner asksStore={first.data.asks_store} onDone={onDone} />;
  }
  return <SignInPage onDone={onDone} />;
}

/** Over whatever is on screen. Another person than before begins with a clean page. */
function Again({ isOpen, me }: { readonly isOpen: boolean; readonly me: Me }): ReactElement {
  const goOn = (personId: string): void => {
    if (personId === me.person.id) resumeSession();
    else window.location.assign('/');
  };
  return (
    <Modal
      {...{ opened: isOpen, withCloseButton: false, closeOnEscape: false }}
      closeOnClickOutside={false}
      onClose={() => undefined}
      title="Sign in again"
      zIndex={400}
    >
      <Text size="sm" mb="md">
        Your session has ended. What you typed is still here.
      </Text>
      <SignInForm
        {...{ email: me.person.email, merchant: me.merchant.partner_id, isOver: true }}
        onDone={goOn}
      />
    </Modal>
  );
}
