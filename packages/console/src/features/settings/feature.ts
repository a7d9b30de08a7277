import type { Feature } from '../../ui/feature.ts';

export const expiry: Feature = {
  label: 'Expiry',
  home: '/program/expiry',
  icon: 'clock',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/expiry',
      load: async () => ({ Page: (await import('./expiry-page.tsx')).ExpiryPage }),
    },
  ],
};

export const referrals: Feature = {
  label: 'Referrals',
  home: '/program/referrals',
  icon: 'people',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/referrals',
      load: async () => ({ Page: (await import('./referrals-page.tsx')).ReferralsPage }),
    },
  ],
};

export const settings: Feature = {
  label: 'Program settings',
  home: '/program/settings',
  icon: 'settings',
  right: 'read',
  group: 'Program',
  pages: [
    {
      path: 'program/settings',
      load: async () => ({ Page: (await import('./settings-page.tsx')).SettingsPage }),
    },
  ],
};
