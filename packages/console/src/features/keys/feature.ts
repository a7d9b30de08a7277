import type { Feature } from '../../ui/feature.ts';

export const keys: Feature = {
  label: 'API keys',
  home: '/settings/keys',
  icon: 'key',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/keys',
      load: async () => ({ Page: (await import('./keys-page.tsx')).KeysPage }),
    },
  ],
};
