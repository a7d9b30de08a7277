/** What is looked for, in words: what it is called, and what it may mean. */
export const KINDS: Readonly<Record<string, { readonly label: string; readonly means: string }>> = {
  velocity: {
    label: 'Far too often',
    means:
      'One member is given points far more often than others are. A script can be behind it, or a shop that sends the same things under new numbers.',
  },
  sharing: {
    label: 'One device or address for many',
    means:
      'Several members earn with the same device, network or postal address. Families and offices do that too; so does somebody with many accounts.',
  },
  referrals: {
    label: 'Friends who may be no friends',
    means:
      'Recommended friends seem to be the same person as the one who recommended them, or bring back all they bought, so that only the reward stays.',
  },
  returns: {
    label: 'Far more comes back',
    means:
      'One member brings back far more of what he buys than others do. Look whether points were spent in between.',
  },
  receipts: {
    label: 'The same receipt again',
    means: 'Several members sent one and the same receipt as proof of what they bought.',
  },
  goodwill: {
    label: 'A generous colleague',
    means:
      'Somebody who works for you gives points to himself, to one member again and again, or far more than colleagues do. Talk to them before you decide.',
  },
};
