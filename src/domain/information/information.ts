import { z } from 'zod';
import { defineKind, typedText } from '../journal/kind.ts';
import { joined } from '../journal/wording.ts';

/** What is passed on about a place, a thing, a scam, a danger (报派出所、情况通报); there is no field for a person. */
export const information = defineKind({
  kind: 'information',
  label: { zh: '情况信息', en: 'Information' },
  body: z.strictObject({
    category: z.enum([
      'scam',
      'theft',
      'traffic',
      'fire',
      'disputeRisk',
      'disasterRisk',
      'serviceNeed',
      'nothingNew',
      'other',
    ]),
    direction: z.enum(['toStation', 'toContact']),
    place: typedText(60).optional(),
  }),
  words: {
    category: {
      scam: { zh: '诈骗', en: 'Scam' },
      theft: { zh: '盗窃', en: 'Theft' },
      traffic: { zh: '交通', en: 'Traffic' },
      fire: { zh: '消防', en: 'Fire' },
      disputeRisk: { zh: '矛盾苗头', en: 'Dispute in the making' },
      disasterRisk: { zh: '灾害险情', en: 'Danger of disaster' },
      serviceNeed: { zh: '群众需求', en: 'Need of villagers' },
      nothingNew: { zh: '无新情况', en: 'Nothing new' },
      other: { zh: '其他', en: 'Other' },
    },
    direction: {
      toStation: { zh: '报派出所', en: 'To the station' },
      toContact: { zh: '情况通报', en: 'To the contact officer' },
    },
  },
  fields: {
    category: { zh: '类别', en: 'Category' },
    direction: { zh: '报给谁', en: 'To whom' },
    place: { zh: '地点', en: 'Place' },
  },
  told: {
    zh: (body, say) => `${say('direction')}:${joined(',', say('category'), body.place)}`,
    en: (body, say) => `${say('direction')}: ${joined(', ', say('category'), body.place)}`,
  },
  note: true,
  opens: true,
  role: 'collector',
});

/** What became of an information; the note says why. */
export const informationOutcome = defineKind({
  kind: 'informationOutcome',
  label: { zh: '信息采用情况', en: 'Information answered' },
  body: z.strictObject({ outcome: z.enum(['used', 'merged', 'notUsed']) }),
  words: {
    outcome: {
      used: { zh: '已采用', en: 'Used' },
      merged: { zh: '已合并', en: 'Merged' },
      notUsed: { zh: '未采用', en: 'Not used' },
    },
  },
  fields: {
    outcome: { zh: '采用情况', en: 'Outcome' },
  },
  told: {
    zh: (_, say) => `答复情况信息:${say('outcome')}`,
    en: (_, say) => `Answered an item of information: ${say('outcome')}`,
  },
  note: true,
  about: ['information'],
});
