import { Anchor, Button } from '@mantine/core';
import type { ReactElement } from 'react';
import { Link } from 'react-router';
import { Page } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';

export function PageMissing(): ReactElement {
  return (
    <Page title="There is no such page">
      <Empty icon="search" title="Nothing here">
        The address may be old, or mistyped.{' '}
        <Anchor component={Link} to="/" underline="always">
          Go to Home
        </Anchor>
      </Empty>
    </Page>
  );
}

/** A page that failed to load or to draw: most often a newer version was installed meanwhile. */
export function PageBroken(): ReactElement {
  return (
    <Page title="This page could not be shown">
      <Empty icon="alert" title="Load it again">
        A newer version may have been installed, or the connection was lost.
        <br />
        <Button mt="md" onClick={() => window.location.reload()}>
          Load again
        </Button>
      </Empty>
    </Page>
  );
}
