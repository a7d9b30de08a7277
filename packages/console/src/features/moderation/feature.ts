import type { Feature } from '../../ui/feature.ts';

export const moderation: Feature = {
  label: 'Moderation',
  home: '/moderation',
  icon: 'queue',
  right: 'read',
  pages: [
    {
      path: 'moderation',
      load: async () => ({ Page: (await import('./moderation-page.tsx')).ModerationPage }),
    },
  ],
};
