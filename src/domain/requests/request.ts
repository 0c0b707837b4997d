import { z } from 'zod';
import { defineKind, plainText, typedText } from '../journal/kind.ts';
import { phone } from '../people/phone.ts';
import { joined } from '../journal/wording.ts';

/** What a villager asks for; contact details are optional, sealed and expire. */
export const request = defineKind({
  kind: 'request',
  label: { zh: '找民警', en: 'Request' },
  body: z.strictObject({
    type: z.enum(['help', 'mediation', 'hazard', 'question']),
    via: z.enum(['page', 'phone', 'inPerson', 'committee']),
  }),
  words: {
    type: {
      help: { zh: '求助', en: 'Help' },
      mediation: { zh: '调解', en: 'Mediation' },
      hazard: { zh: '反映隐患', en: 'Hazard' },
      question: { zh: '咨询', en: 'Question' },
    },
    via: {
      page: { zh: '网页', en: 'Village page' },
      phone: { zh: '电话', en: 'Phone' },
      inPerson: { zh: '当面', en: 'In person' },
      committee: { zh: '村“两委”转达', en: 'Through the committee' },
    },
  },
  fields: {
    type: { zh: '事项', en: 'Type' },
    via: { zh: '反映方式', en: 'Came by' },
    name: { zh: '姓名', en: 'Name' },
    phone: { zh: '电话', en: 'Phone' },
  },
  told: {
    zh: (_, say) => `群众找民警:${say('type')}(${say('via')})`,
    en: (_, say) => `A villager asks: ${say('type')} (${say('via')})`,
  },
  usual: { via: 'inPerson' },
  unasked: { via: ['page'] },
  note: true,
  sealed: z.strictObject({ name: plainText(40).optional(), phone: phone.optional() }),
  opens: true,
  role: 'service',
});

/** The answer a villager sees on their ticket. */
export const requestStep = defineKind({
  kind: 'requestStep',
  label: { zh: '答复群众', en: 'Request step' },
  body: z.strictObject({ step: z.enum(['answered', 'working', 'solved', 'declined']), reply: typedText(500) }),
  words: {
    step: {
      answered: { zh: '已答复', en: 'Answered' },
      working: { zh: '办理中', en: 'Working on it' },
      solved: { zh: '已解决', en: 'Solved' },
      declined: { zh: '不予受理', en: 'Declined' },
    },
  },
  fields: {
    step: { zh: '办理情况', en: 'Step' },
    reply: { zh: '答复内容', en: 'Reply' },
  },
  told: {
    zh: (body, say) => `答复群众:${joined(',', say('step'), body.reply)}`,
    en: (body, say) => `Answered a villager: ${joined(', ', say('step'), body.reply)}`,
  },
  note: true,
  about: ['request'],
});
