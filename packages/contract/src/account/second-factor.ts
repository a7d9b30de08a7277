import { Type } from 'typebox';
import { flag } from '../params.ts';
import { v2Endpoint } from '../v2/endpoint.ts';
import { idField, numberField, textField, textList } from '../v2/fields.ts';
import { codeField, listedPersonExample, passwordField } from './fields.ts';

const common = {
  ours: true,
  byPerson: true,
  writes: false,
  query: Type.Object({}),
  pathValues: {},
  category: 'general',
} as const;
const own = { ...common, group: 'Signing in', method: 'POST' } as const;
const forOwners = { ...common, group: 'People', scope: 'admin' } as const;

const RecoveryData = {
  recovery_codes: textList(
    'Ten codes that each stand in for one of the app, once. Shown this once.',
  ),
};
const recoveryExample = { recovery_codes: ['k7qd-m2xw-9fhr-3tzb', 'p4vn-c8ye-6gjs-5wka'] };

export const offerSecondFactor = v2Endpoint({
  ...own,
  beforeSecondFactor: true,
  id: 'account_offer_second_factor',
  path: '/account/second-factor',
  summary: 'Begin to set up a second factor',
  description:
    'Makes a key for an app that shows codes (RFC 6238: SHA-1, six digits, 30 seconds). Nothing changes until a code confirms it.',
  body: Type.Object({ password: passwordField('The password, once more.') }),
  sent: { password: 'three green bicycles' },
  data: Type.Object({
    key: textField('The key in Base32, to be typed.'),
    uri: textField('The same as otpauth:// address, for a QR code.'),
  }),
  answered: {
    key: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ',
    uri: 'otpauth://totp/Harbour%20Coffee:ann%40shop.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Harbour%20Coffee',
  },
  codes: ['SIGN_IN_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});

export const confirmSecondFactor = v2Endpoint({
  ...own,
  beforeSecondFactor: true,
  id: 'account_confirm_second_factor',
  path: '/account/second-factor/confirm',
  summary: 'Switch the second factor on',
  description:
    'Takes a code of the key that was offered; from then on signing in takes one. Replaces an earlier key. All other sessions end.',
  body: Type.Object({ code: codeField('Six digits of the app.') }),
  sent: { code: '287082' },
  data: Type.Object({
    ...RecoveryData,
    sessions_ended: numberField('How many other sessions ended.'),
  }),
  answered: { ...recoveryExample, sessions_ended: 1 },
  codes: ['CODE_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});

export const makeRecoveryCodes = v2Endpoint({
  ...own,
  id: 'account_make_recovery_codes',
  path: '/account/second-factor/recovery-codes',
  summary: 'Make new recovery codes',
  description: 'Makes ten recovery codes; those of before end.',
  body: Type.Object({ code: codeField('Six digits of the app, or a recovery code.') }),
  sent: { code: '287082' },
  data: Type.Object(RecoveryData),
  answered: recoveryExample,
  codes: ['CODE_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});

export const removeSecondFactor = v2Endpoint({
  ...own,
  id: 'account_remove_second_factor',
  path: '/account/second-factor/remove',
  summary: 'Switch the second factor off',
  description:
    'From then on the password is enough, unless the store asks for a second factor: then one has to be set up again at once.',
  body: Type.Object({ code: codeField('Six digits of the app, or a recovery code.') }),
  sent: { code: '287082' },
  data: Type.Object({ on: Type.Literal(false) }),
  answered: { on: false },
  codes: ['CODE_REFUSED', 'RATE_LIMIT_EXCEEDED'],
});

export const resetSecondFactor = v2Endpoint({
  ...forOwners,
  id: 'account_reset_second_factor',
  method: 'DELETE',
  path: '/account/people/{id}/second-factor',
  pathValues: { id: { description: 'Id of the person.', example: listedPersonExample.id } },
  summary: 'Take somebody’s second factor away',
  description:
    'For somebody who lost the telephone and the recovery codes: from then on the password is enough. All sessions of the person end. For owners.',
  body: Type.Object({}),
  sent: {},
  data: Type.Object({ id: idField }),
  answered: { id: listedPersonExample.id },
  codes: ['PERSON_DOES_NOT_EXIST'],
});

const RulesData = Type.Object({
  needs_second_factor: Type.Boolean({
    description: 'Whether everybody has to set up a second factor.',
  }),
});
const rules = { path: '/account/sign-in-rules', data: RulesData } as const;

export const readSignInRules = v2Endpoint({
  ...forOwners,
  ...rules,
  id: 'account_read_sign_in_rules',
  method: 'GET',
  summary: 'What signing in takes',
  description: 'What the store asks of everybody who signs in. For owners.',
  body: Type.Object({}),
  sent: {},
  answered: { needs_second_factor: false },
  codes: [],
});

export const updateSignInRules = v2Endpoint({
  ...forOwners,
  ...rules,
  id: 'account_update_sign_in_rules',
  method: 'PUT',
  summary: 'Say what signing in takes',
  description:
    'Asks everybody for a second factor, or leaves it to each. Whoever has none is let in to set one up, and to nothing else. Who asks for it has one already. For owners.',
  body: Type.Object({
    needs_second_factor: flag({ description: 'Ask everybody for one.', example: true }),
  }),
  sent: { needs_second_factor: true },
  answered: { needs_second_factor: true },
  codes: ['SECOND_FACTOR_NEEDED'],
});
