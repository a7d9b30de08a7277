import { useRead } from '../../api/hooks.ts';
import type { Feature } from '../../ui/feature.ts';
import { signalsCall } from './calls.ts';

const LOOK_EVERY_MS = 60_000;

export const signals: Feature = {
  label: 'Fraud signals',
  home: '/signals',
  icon: 'alert',
  right: 'decide_approvals',
  useWaiting: () => {
    const query = { severity: 'severe', count: 1 };
    const { data } = useRead(signalsCall, { query }, { again: () => LOOK_EVERY_MS });
    return data?.total ?? 0;
  },
  pages: [
    {
      path: 'signals',
      load: async () => ({ Page: (await import('./signals-page.tsx')).SignalsPage }),
    },
  ],
};
