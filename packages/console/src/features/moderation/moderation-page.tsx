import type { ReactElement } from 'react';
import { Page } from '../../ui/page.tsx';
export function ModerationPage(): ReactElement { return <Page title="moderation"><p /></Page>; }
