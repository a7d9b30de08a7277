import type { Feature } from '../../ui/feature.ts';

export const testClock: Feature = {
  label: 'Test clock',
  home: '/test-clock',
  icon: 'clock',
  right: 'read',
  group: 'Settings',
  isFor: ({ merchant }) => merchant.is_test_store,
  pages: [
    {
      path: 'test-clock',
      load: async () => ({ Page: (await import('./test-clock-page.tsx')).TestClockPage }),
    },
  ],
};
