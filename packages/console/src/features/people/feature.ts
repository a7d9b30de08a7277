import type { Feature } from '../../ui/feature.ts';

export const people: Feature = {
  label: 'People',
  home: '/settings/people',
  icon: 'people',
  right: 'administer',
  group: 'Settings',
  pages: [
    {
      path: 'settings/people',
      load: async () => ({ Page: (await import('./people-page.tsx')).PeoplePage }),
    },
  ],
};
