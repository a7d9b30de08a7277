import { useRead } from '../../api/hooks.ts';
import type { Feature } from '../../ui/feature.ts';
import { approvalsCall } from './calls.ts';

const LOOK_EVERY_MS = 60_000;

export const approvals: Feature = {
  label: 'Approvals',
  home: '/program/approvals',
  icon: 'stamp',
  right: 'decide_approvals',
  group: 'Program',
  useWaiting: () => {
    const query = { state: 'waiting', count: 1 };
    const { data } = useRead(approvalsCall, { query }, { again: () => LOOK_EVERY_MS });
    return data?.total ?? 0;
  },
  pages: [
    {
      path: 'program/approvals',
      load: async () => ({ Page: (await import('./approvals-page.tsx')).ApprovalsPage }),
    },
  ],
};
