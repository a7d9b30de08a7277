import type { Feature } from '../../ui/feature.ts';

export const you: Feature = {
  label: 'You',
  home: '/settings/you',
  icon: 'person',
  right: 'read',
  group: 'Settings',
  pages: [
    {
      path: 'settings/you',
      load: async () => ({ Page: (await import('./you-page.tsx')).YouPage }),
    },
  ],
};
