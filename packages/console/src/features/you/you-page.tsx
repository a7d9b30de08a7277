import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
export function YouPage(): ReactElement { return <Page title="you"><p /></Page>; }
