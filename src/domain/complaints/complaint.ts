import { z } from 'zod';
import { defineKind, plainText, typedText } from '../journal/kind.ts';
import { phone } from '../people/phone.ts';
import { joined } from '../journal/wording.ts';

/** A complaint, in the county's own journal: never in the village's. */
export const complaint = defineKind({
  kind: 'complaint',
  label: { zh: '投诉', en: 'Complaint' },
  body: z.strictObject({
    subject: z.enum(['officer', 'committee', 'service', 'other']),
    via: z.enum(['page', 'phone', 'inPerson', 'committee']),
  }),
  words: {
    subject: {
      officer: { zh: '民警', en: 'Officer' },
      committee: { zh: '村“两委”', en: 'Village committee' },
      service: { zh: '服务', en: 'Service' },
      other: { zh: '其他', en: 'Other' },
    },
    via: {
      page: { zh: '网页', en: 'Village page' },
      phone: { zh: '电话', en: 'Phone' },
      inPerson: { zh: '当面', en: 'In person' },
      committee: { zh: '村“两委”转达', en: 'Through the committee' },
    },
  },
  fields: {
    subject: { zh: '投诉对象', en: 'About whom' },
    via: { zh: '反映方式', en: 'Came by' },
    name: { zh: '姓名', en: 'Name' },
    phone: { zh: '电话', en: 'Phone' },
  },
  told: {
    zh: (_, say) => `收到投诉:${say('subject')}(${say('via')})`,
    en: (_, say) => `A complaint: ${say('subject')} (${say('via')})`,
  },
  note: true,
  sealed: z.strictObject({ name: plainText(40).optional(), phone: phone.optional() }),
  opens: true,
  journal: 'county',
});

/** What was answered to a complaint. */
export const complaintStep = defineKind({
  kind: 'complaintStep',
  label: { zh: '投诉办理', en: 'Complaint step' },
  body: z.strictObject({ step: z.enum(['answered', 'working', 'closed']), reply: typedText(500) }),
  words: {
    step: {
      answered: { zh: '已答复', en: 'Answered' },
      working: { zh: '办理中', en: 'Working on it' },
      closed: { zh: '已办结', en: 'Closed' },
    },
  },
  fields: {
    step: { zh: '办理情况', en: 'Step' },
    reply: { zh: '答复内容', en: 'Reply' },
  },
  told: {
    zh: (body, say) => `答复投诉:${joined(',', say('step'), body.reply)}`,
    en: (body, say) => `Answered a complaint: ${joined(', ', say('step'), body.reply)}`,
  },
  note: true,
  about: ['complaint'],
  journal: 'county',
});
