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
      path: 'members/:id',
      load: async () => ({ Page: (await import('./member-page.tsx')).MemberPage }),
    },
  ],
};
