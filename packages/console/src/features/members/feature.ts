import type { Feature } from '../../ui/feature.ts';

export const members: Feature = {
  label: 'Members',
  home: '/members',
  icon: 'members',
  right: 'read',
  pages: [
    {
      path: 'members',
      load: async () => ({ Page: (await import('./members-page.tsx')).MembersPage }),
    },
    {
      path: 'members/import',
      right: 'change_program',
      load: async () => ({ Page: (await import('./carry-over/import-page.tsx')).ImportPage }),
    },
    {
      path: 'members/export',
      right: 'change_program',
      load: async () => ({ Page: (await import('./carry-over/export-page.tsx')).ExportPage }),
    },
    {
      path: 'members/:id',
      load: async () => ({ Page: (await import('./member-page.tsx')).MemberPage }),
    },
  ],
};
