import type { Feature } from '../../ui/feature.ts';

export const webhooks: Feature = {
  label: 'Webhooks',
  home: '/settings/webhooks',
  icon: 'send',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/webhooks',
      load: async () => ({ Page: (await import('./webhooks-page.tsx')).WebhooksPage }),
    },
    {
      path: 'settings/webhooks/:id',
      load: async () => ({ Page: (await import('./webhook-page.tsx')).WebhookPage }),
    },
  ],
};
