import type { Feature } from '../../ui/feature.ts';

export const helpDesks: Feature = {
  label: 'Help desks',
  home: '/settings/help-desks',
  icon: 'headset',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/help-desks',
      load: async () => ({ Page: (await import('./help-desks-page.tsx')).HelpDesksPage }),
    },
    {
      path: 'settings/help-desks/:id/zendesk',
      load: async () => ({ Page: (await import('./zendesk-page.tsx')).ZendeskPage }),
    },
  ],
};
