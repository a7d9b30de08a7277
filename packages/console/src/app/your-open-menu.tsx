import { Menu, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { Failure, sentenceOf } from '../api/failure.ts';
import { signOutCall, useMe } from '../api/me.ts';
import { send } from '../api/send.ts';
import { Icon } from '../ui/icon.tsx';
import { sayFailed } from '../ui/say.ts';

/** Light or dark, and the way out; open from the beginning. */
export function YourOpenMenu(props: { readonly children: ReactElement }): ReactElement {
  const { person } = useMe();
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light') === 'dark';
  const signOut = async (): Promise<void> => {
    try {
      await send(signOutCall, {}, { asIs: true });
    } catch (error) {
      const isOut = error instanceof Failure && error.kind === 'signed_out';
      if (!isOut) {
        sayFailed(`You are still signed in. ${sentenceOf(error)}`);
        return;
      }
    }
    // All that was read goes with the page.
    window.location.assign('/');
  };
  return (
    <Menu position="bottom-end" width={220} defaultOpened>
      <Menu.Target>{props.children}</Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.email}, {person.role}
        </Menu.Label>
        <Menu.Item
          component={Link}
          to="/settings/you"
          leftSection={<Icon name="person" size={16} />}
        >
          You
        </Menu.Item>
        <Menu.Item
          leftSection={<Icon name={isDark ? 'sun' : 'moon'} size={16} />}
          onClick={() => setColorScheme(isDark ? 'light' : 'dark')}
        >
          {isDark ? 'Light colours' : 'Dark colours'}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="leave" size={16} />} onClick={() => void signOut()}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
