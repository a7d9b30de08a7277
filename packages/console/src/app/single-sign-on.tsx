import { Alert, Button, Divider, Stack, Text } from '@mantine/core';
import { useEffect, useState, type ReactElement } from 'react';
import { meCall } from '../api/me.ts';
import { send } from '../api/send.ts';
import { Icon } from '../ui/icon.tsx';

const BEGIN = '/account/single-sign-on/begin';

function beginAt(returnTo: string, merchant: string): string {
  const asked = new URLSearchParams({ return_to: returnTo });
  if (merchant !== '') asked.set('merchant', merchant);
  return `${BEGIN}?${asked.toString()}`;
}

/** Leads to the provider; whoever comes back finds the page that this one was to be. */
export function SignOnButton(props: {
  readonly provider: string;
  readonly merchant: string;
}): ReactElement {
  const { provider, merchant } = props;
  const { pathname, search } = window.location;
  return (
    <Button
      component="a"
      {...{ href: beginAt(`${pathname}${search}`, merchant), fullWidth: true }}
      leftSection={<Icon name="key" size={18} />}
    >
      Sign in with {provider}
    </Button>
  );
}

/**
 * The same over a page that stays as it is: signing in happens in another tab, and whoever comes back from
 * there goes on here.
 */
export function SignOnElsewhere(props: {
  readonly provider: string;
  readonly merchant: string;
  readonly onDone: (personId: string) => void;
}): ReactElement {
  const { provider, merchant, onDone } = props;
  const [isAway, setAway] = useState(false);
  useEffect(() => {
    if (!isAway) return undefined;
    const look = (): void => {
      send(meCall, {}, { asIs: true }).then(
        ({ person }) => onDone(person.id),
        () => undefined,
      );
    };
    window.addEventListener('focus', look);
    return () => window.removeEventListener('focus', look);
  }, [isAway, onDone]);
  return (
    <Stack gap="xs">
      <Button
        component="a"
        {...{ href: beginAt('/settings/you', merchant), target: '_blank', fullWidth: true }}
        leftSection={<Icon name="key" size={18} />}
        onClick={() => setAway(true)}
      >
        Sign in with {provider}
      </Button>
      <Text size="sm" c="dimmed" ta="center">
        It opens in another tab. Come back here afterwards.
      </Text>
    </Stack>
  );
}

export function OrByPassword(): ReactElement {
  return <Divider label="or with a password" labelPosition="center" my="xs" />;
}

export function SignOnTrouble(props: {
  readonly why: string;
  readonly provider: string;
}): ReactElement {
  const { why, provider } = props;
  const [title, text] = (WORDS[why] ?? UNKNOWN)(provider);
  return (
    <Alert color={why === 'several' ? 'blue' : 'red'} title={title} role="alert">
      {text}
    </Alert>
  );
}

type Words = (provider: string) => readonly [title: string, text: string];

const UNKNOWN: Words = (provider) => [
  'You are not signed in',
  `Something went wrong on the way to ${provider}. Try again.`,
];
const WORDS: Readonly<Record<string, Words>> = {
  denied: (provider) => [
    `${provider} said no`,
    `You called it off, or ${provider} does not let you into Fealty. Whoever runs ${provider} can change that.`,
  ],
  away: (provider) => [
    `${provider} does not answer`,
    'Try again in a minute. If it goes on, tell whoever runs this server.',
  ],
  distrusted: (provider) => [
    `The answer of ${provider} cannot be relied on`,
    'Nobody was signed in. Try again; if it goes on, tell whoever runs this server: the log says what was wrong.',
  ],
  stale: () => ['That took too long', 'Or it was begun in another window. Begin again here.'],
  used: () => [
    'This was used already',
    'Each way through is good for one sign-in. Begin again here.',
  ],
  unverified: (provider) => [
    'Your e-mail address is not verified',
    `${provider} names no e-mail address of yours that it has verified. Verify it there, and try again.`,
  ],
  unknown: (provider) => [
    'Nobody works here under that address',
    `Ask an owner of the store to invite the e-mail address that you have at ${provider}.`,
  ],
  kept_out: () => ['You may not sign in', 'An owner of the store has switched your access off.'],
  other_account: (provider) => [
    'That address signs in with another account',
    `Somebody with your e-mail address signs in here with another account of ${provider}. Ask an owner to take that person off the list and to invite you.`,
  ],
  several: () => [
    'Which store?',
    'You work for several stores. Name the one you want by its partner id, and go on.',
  ],
  full: () => ['No more people can join', 'The store has as many people as it can have.'],
};
