import type { Feature } from '../../ui/feature.ts';

export const mails: Feature = {
  label: 'E-mails',
  home: '/settings/mails',
  icon: 'mail',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/mails',
      load: async () => ({ Page: (await import('./mails-page.tsx')).MailsPage }),
    },
    {
      path: 'settings/mails/:message',
      load: async () => ({ Page: (await import('./text-page.tsx')).TextPage }),
    },
  ],
};
