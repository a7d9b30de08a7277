import type { Feature } from '../../ui/feature.ts';

export const integrations: Feature = {
  label: 'Integrations',
  home: '/settings/integrations',
  icon: 'plug',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/integrations',
      load: async () => ({ Page: (await import('./integrations-page.tsx')).IntegrationsPage }),
    },
    {
      path: 'settings/integrations/:id',
      load: async () => ({ Page: (await import('./shop-page.tsx')).ShopPage }),
    },
  ],
};
