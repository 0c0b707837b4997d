import { z } from 'zod';
import { defineKind } from '../journal/kind.ts';

/** Something done for a villager, with its outcome. */
export const serviceJob = defineKind({
  kind: 'serviceJob',
  label: { zh: '便民服务', en: 'Service job' },
  body: z.strictObject({
    type: z.enum([
      'household',
      'idCard',
      'residencePermit',
      'vehicle',
      'lostProperty',
      'findPerson',
      'homeDelivery',
      'referral',
      'transport',
      'other',
    ]),
    outcome: z.enum(['done', 'referred', 'open']),
  }),
  words: {
    type: {
      household: { zh: '户口', en: 'Household registration' },
      idCard: { zh: '身份证', en: 'Identity card' },
      residencePermit: { zh: '居住证', en: 'Residence permit' },
      vehicle: { zh: '车驾管', en: 'Vehicle and licence' },
      lostProperty: { zh: '失物招领', en: 'Lost property' },
      findPerson: { zh: '寻人', en: 'Finding someone' },
      homeDelivery: { zh: '送证上门', en: 'Delivery to the door' },
      referral: { zh: '引导办理', en: 'Shown where to go' },
      transport: { zh: '接送', en: 'Transport' },
      other: { zh: '其他', en: 'Other' },
    },
    outcome: {
      done: { zh: '已办结', en: 'Done' },
      referred: { zh: '已转办', en: 'Referred' },
      open: { zh: '办理中', en: 'Open' },
    },
  },
  fields: {
    type: { zh: '服务内容', en: 'Type' },
    outcome: { zh: '办理结果', en: 'Outcome' },
  },
  told: {
    zh: (_, say) => `便民服务:${say('type')},${say('outcome')}`,
    en: (_, say) => `Service to a villager: ${say('type')}, ${say('outcome')}`,
  },
  usual: { outcome: 'done' },
  note: true,
  role: 'service',
});
