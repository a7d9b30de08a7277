import type { Feature } from '../../ui/feature.ts';

export const design: Feature = {
  label: 'Design',
  home: '/settings/design',
  icon: 'picture',
  right: 'change_program',
  group: 'Settings',
  pages: [
    {
      path: 'settings/design',
      load: async () => ({ Page: (await import('./design-page.tsx')).DesignPage }),
    },
  ],
};
