import { Button } from '@mantine/core';
import { lazy, Suspense, useState, type ReactElement } from 'react';
import { useMe } from '../api/me.ts';
import { Icon } from '../ui/icon.tsx';

/** Menus are heavy, and nobody needs one before he opens it. */
const YourOpenMenu = lazy(async () => {
  const { YourOpenMenu: component } = await import('./your-open-menu.tsx');
  return { default: component };
});

/** Who is signed in, with a menu of what is about him. */
export function YourMenu(): ReactElement {
  const { person } = useMe();
  const [isWanted, setWanted] = useState(false);
  const look = { variant: 'subtle', color: 'gray', px: 'xs' } as const;
  const label = (
    <Button {...look} leftSection={<Icon name="person" />}>
      {person.name}
    </Button>
  );
  if (isWanted) {
    return (
      <Suspense fallback={label}>
        <YourOpenMenu>{label}</YourOpenMenu>
      </Suspense>
    );
  }
  return (
    <Button
      {...look}
      leftSection={<Icon name="person" />}
      aria-haspopup="menu"
      aria-expanded={false}
      onClick={() => setWanted(true)}
    >
      {person.name}
    </Button>
  );
}
