import { AppShell, Badge, Box, Burger, Divider, Group, NavLink, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useEffect, type ReactElement } from 'react';
import {
  NavLink as RouterLink,
  Outlet,
  ScrollRestoration,
  useLocation,
  useNavigation,
} from 'react-router';
import { isFramed } from '../api/framed.ts';
import { useMay, useMe } from '../api/me.ts';
import { GROUPS, type Feature, type FeatureGroup } from '../ui/feature.ts';
import { Icon } from '../ui/icon.tsx';
import { PartMissing } from '../ui/part-missing.tsx';
import { Brand } from './brand.tsx';
import { FEATURES } from './features.ts';
import { YourMenu } from './your-menu.tsx';

const HEADER = 56;
const NAVIGATION = { width: 232, breakpoint: 'sm' } as const;
const MAIN = 'main';
const MOST_SHOWN = 99;

/** What stands around every page: the store, the navigation by role, and who is signed in. */
export function Shell(): ReactElement {
  const [isOpen, { toggle, close }] = useDisclosure(false);
  const { pathname } = useLocation();
  const { merchant } = useMe();
  useEffect(close, [pathname, close]);
  if (isFramed()) {
    return (
      <Box component="main" p="md">
        <PartMissing />
        <Outlet />
      </Box>
    );
  }
  return (
    <AppShell
      header={{ height: HEADER }}
      navbar={{ ...NAVIGATION, collapsed: { mobile: !isOpen } }}
      padding={{ base: 'md', sm: 'xl' }}
    >
      <Coming />
      <a className="skip" href={`#${MAIN}`}>
        Skip to the page
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group gap="sm" wrap="nowrap" miw={0}>
            <Burger
              {...{ opened: isOpen, onClick: toggle, hiddenFrom: 'sm', size: 'sm' }}
              aria-label={isOpen ? 'Close the navigation' : 'Open the navigation'}
              aria-expanded={isOpen}
            />
            <Brand />
            <Divider orientation="vertical" visibleFrom="xs" />
            <Text c="dimmed" truncate visibleFrom="xs">
              {merchant.name}
            </Text>
          </Group>
          <YourMenu />
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="sm" aria-label="Parts of the console" style={{ overflowY: 'auto' }}>
        <Navigation />
      </AppShell.Navbar>
      <AppShell.Main id={MAIN} tabIndex={-1} style={{ outline: 'none' }}>
        <div style={{ maxWidth: 1180, marginInline: 'auto' }}>
          <PartMissing />
          <Outlet />
        </div>
      </AppShell.Main>
      <ScrollRestoration />
    </AppShell>
  );
}

function Navigation(): ReactElement {
  const may = useMay();
  const me = useMe();
  const { person } = me;
  const start = FEATURES.find(({ startsFor }) => startsFor === person.role);
  // Whoever begins elsewhere has no use for a link that leads there too.
  const shown = FEATURES.filter(
    ({ right, home, isFor }) =>
      may(right) && (home !== '/' || start === undefined) && (isFor?.(me) ?? true),
  );
  return (
    <Stack gap={4}>
      {shown
        .filter(({ group }) => group === undefined)
        .map((feature) => (
          <Item key={feature.home} of={feature} />
        ))}
      {GROUPS.map((heading) => (
        <Under key={heading} {...{ heading, shown }} />
      ))}
    </Stack>
  );
}

/** A heading with what stands under it; nothing, if that is all for others. */
function Under(props: {
  readonly heading: FeatureGroup;
  readonly shown: readonly Feature[];
}): ReactElement | null {
  const own = props.shown.filter(({ group }) => group === props.heading);
  if (own.length === 0) return null;
  return (
    <>
      <Text size="xs" fw={600} c="dimmed" px="sm" pt="md">
        {props.heading}
      </Text>
      {own.map((feature) => (
        <Item key={feature.home} of={feature} />
      ))}
    </>
  );
}

function Item({ of }: { readonly of: Feature }): ReactElement {
  const { label, home, icon, useWaiting } = of;
  return (
    <RouterLink to={home} end={home === '/'} className="plain">
      {({ isActive }) => (
        <NavLink
          {...{ component: 'span', label, active: isActive }}
          leftSection={<Icon name={icon} />}
          rightSection={useWaiting !== undefined && <Waiting use={useWaiting} />}
          style={{ borderRadius: 'var(--mantine-radius-md)' }}
        />
      )}
    </RouterLink>
  );
}

/** A line at the upper edge while the code of the next page is on its way; until then the last one stays. */
function Coming(): ReactElement | null {
  const { state } = useNavigation();
  return state === 'idle' ? null : <div className="coming" role="status" aria-label="Loading" />;
}

/** How much waits there; nothing where nothing does. */
function Waiting({ use }: { readonly use: () => number }): ReactElement | null {
  const count = use();
  if (count === 0) return null;
  return (
    <Badge color="orange" variant="light" aria-label={`${String(count)} waiting`}>
      {count > MOST_SHOWN ? `${String(MOST_SHOWN)}+` : count}
    </Badge>
  );
}
