import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
export function MemberPage(): ReactElement { return <Page title="x"><p /></Page>; }
