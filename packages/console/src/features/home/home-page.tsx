import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
export function HomePage(): ReactElement { return <Page title="home"><p /></Page>; }
