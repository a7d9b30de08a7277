import type { Feature } from '../../ui/feature.ts';

export const tiers: Feature = {
  label: 'Tiers',
  home: '/program/tiers',
  icon: 'ladder',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/tiers',
      load: async () => ({ Page: (await import('./tiers-page.tsx')).TiersPage }),
    },
  ],
};
