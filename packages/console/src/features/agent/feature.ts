import type { Feature } from '../../ui/feature.ts';

export const agent: Feature = {
  label: 'Help a member',
  home: '/agent',
  icon: 'headset',
  right: 'serve_members',
  startsFor: 'agent',
  pages: [
    {
      path: 'agent',
      load: async () => ({ Page: (await import('./agent-page.tsx')).AgentPage }),
    },
  ],
};
