import type { LanguageTexts } from './default-text.ts';

const seeRewards = { label: 'Prämien ansehen', url: 'USER_DASHBOARD_URL' } as const;
const visit = { label: 'Zum Shop', url: 'MERCHANT_WEB_URL' } as const;
const BALANCE = 'Ihr Guthaben beträgt jetzt {{AVAILABLE_POINTS}} Punkte.';

export const GERMAN: LanguageTexts = {
  greeting: { known: 'Guten Tag {{FIRST_NAME}},', unknown: 'Guten Tag,' },
  unsubscribe: {
    before: 'Sie erhalten diese Mail als Mitglied des Treueprogramms von {{MERCHANT_NAME}}.',
    link: 'Abbestellen',
  },
  messages: {
    welcome: {
      subject: 'Willkommen im Treueprogramm von {{MERCHANT_NAME}}',
      heading: 'Willkommen!',
      paragraphs: [
        'Sie sind jetzt Mitglied im Treueprogramm von {{MERCHANT_NAME}}. Mit Ihren Einkäufen sammeln Sie Punkte, die Sie gegen Prämien eintauschen.',
        {
          given: 'REFERRAL_LINK',
          text: 'Empfehlen Sie uns Ihren Freunden mit Ihrem eigenen Link: {{REFERRAL_LINK}}',
        },
      ],
      button: seeRewards,
    },
    points_earned: {
      subject: 'Sie haben {{POINTS}} Punkte gesammelt',
      heading: '{{POINTS}} Punkte für Sie',
      paragraphs: [
        'Sie haben {{POINTS}} Punkte gesammelt{{#ACTIVITY_NAME}}: „{{ACTIVITY_NAME}}“{{/ACTIVITY_NAME}}.',
        BALANCE,
      ],
      button: seeRewards,
    },
    reward_available: {
      subject: 'Ihre Punkte reichen für „{{REWARD_NAME}}“',
      heading: 'Eine Prämie ist in Reichweite',
      paragraphs: [
        'Sie haben {{POINTS}} Punkte gesammelt und können jetzt „{{REWARD_NAME}}“ für {{REWARD_POINTS}} Punkte bekommen.',
        BALANCE,
      ],
      button: { label: 'Prämie holen', url: 'USER_DASHBOARD_URL' },
    },
    referral_rewarded: {
      subject: 'Danke, dass Sie {{MERCHANT_NAME}} empfohlen haben',
      heading: 'Vielen Dank!',
      paragraphs: [
        '{{#FRIEND_FIRST_NAME}}{{FRIEND_FIRST_NAME}}{{/FRIEND_FIRST_NAME}}{{^FRIEND_FIRST_NAME}}Jemand{{/FRIEND_FIRST_NAME}} ist Ihrer Empfehlung gefolgt. Dafür erhalten Sie {{POINTS}} Punkte.',
        BALANCE,
        { given: 'REFERRAL_LINK', text: 'Ihr Link für weitere Freunde: {{REFERRAL_LINK}}' },
      ],
      button: seeRewards,
    },
    points_redeemed: {
      subject: 'Ihre Prämie: {{REWARD_NAME}}',
      heading: 'Hier ist Ihre Prämie',
      paragraphs: [
        'Sie haben {{POINTS}} Punkte für „{{REWARD_NAME}}“ eingelöst.',
        { given: 'COUPON_CODE', text: 'Das ist Ihr Code:' },
        BALANCE,
      ],
      large: 'COUPON_CODE',
      button: visit,
    },
    points_expiring: {
      subject: '{{POINTS}} Punkte verfallen am {{EXPIRY_DATE}}',
      heading: 'Nutzen Sie Ihre Punkte rechtzeitig',
      paragraphs: [
        '{{POINTS}} Ihrer Punkte gelten bis zum {{EXPIRY_DATE}}. Danach verfallen sie.',
        BALANCE,
      ],
      button: seeRewards,
    },
    points_expired: {
      subject: '{{POINTS}} Punkte sind verfallen',
      heading: 'Punkte sind verfallen',
      paragraphs: ['{{POINTS}} Ihrer Punkte sind verfallen.', BALANCE],
      button: seeRewards,
    },
    tier_up: {
      subject: 'Sie haben {{TIER_NAME}} erreicht',
      heading: 'Herzlichen Glückwunsch!',
      paragraphs: ['Sie haben die Stufe {{TIER_NAME}} erreicht. Danke für Ihre Treue.', BALANCE],
      button: seeRewards,
    },
    tier_down: {
      subject: 'Ihre Stufe ist jetzt {{TIER_NAME}}',
      heading: 'Ihre Stufe hat sich geändert',
      paragraphs: [
        'Ihre Stufe im Treueprogramm von {{MERCHANT_NAME}} ist jetzt {{TIER_NAME}}. Mit den nächsten Einkäufen steigen Sie wieder auf.',
        BALANCE,
      ],
      button: seeRewards,
    },
    winback: {
      subject: 'Wir würden Sie gern wiedersehen',
      heading: 'Lange nicht gesehen',
      paragraphs: [
        'Sie haben seit einiger Zeit nichts gekauft. Wenn Sie wiederkommen, wartet ein Bonus auf Sie.',
        BALANCE,
      ],
      button: visit,
    },
  },
};
