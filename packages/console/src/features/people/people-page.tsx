import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
export function PeoplePage(): ReactElement { return <Page title="people"><p /></Page>; }
