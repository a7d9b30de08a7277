import type { Feature } from '../../ui/feature.ts';

export const rewards: Feature = {
  label: 'Rewards',
  home: '/rewards',
  icon: 'gift',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'rewards',
      load: async () => ({ Page: (await import('./rewards-page.tsx')).RewardsPage }),
    },
    {
      path: 'rewards/:id',
      load: async () => ({ Page: (await import('./reward-page.tsx')).RewardPage }),
    },
  ],
};
