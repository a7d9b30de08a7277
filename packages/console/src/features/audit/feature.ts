import type { Feature } from '../../ui/feature.ts';

export const audit: Feature = {
  label: 'Audit',
  home: '/settings/audit',
  icon: 'book',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/audit',
      load: async () => ({ Page: (await import('./audit-page.tsx')).AuditPage }),
    },
  ],
};
