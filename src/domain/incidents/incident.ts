import { z } from 'zod';
import { defineKind, onlyOnce, rule, typedText } from '../journal/kind.ts';
import { joined } from '../journal/wording.ts';

/** An urgent event: time, place, size band, help needed; never who (red line R4). */
export const incident = defineKind({
  kind: 'incident',
  label: { zh: '紧急情况上报', en: 'Incident' },
  body: z
    .strictObject({
      class: z.enum(['publicOrder', 'disaster', 'criminal', 'securityCase', 'accident']),
      sizeBand: z.enum(['none', 'under10', 'to50', 'to200', 'over200']),
      help: onlyOnce(z.enum(['police', 'fire', 'medical', 'rescue', 'none'])),
      place: typedText(60),
      what: typedText(60),
    })
    .refine(
      (incident) => !incident.help.includes('none') || incident.help.length === 1,
      rule('help', '“暂不需要”不能与其他同时选', 'None goes with nothing else'),
    ),
  words: {
    class: {
      publicOrder: { zh: '群体性事件', en: 'Public order' },
      disaster: { zh: '灾害事故', en: 'Disaster' },
      criminal: { zh: '刑事案件', en: 'Criminal case' },
      securityCase: { zh: '治安案件', en: 'Public security case' },
      accident: { zh: '安全事故', en: 'Accident' },
    },
    sizeBand: {
      none: { zh: '无人聚集', en: 'None' },
      under10: { zh: '10人以下', en: 'Under 10' },
      to50: { zh: '10至50人', en: '10 to 50' },
      to200: { zh: '50至200人', en: '50 to 200' },
      over200: { zh: '200人以上', en: 'Over 200' },
    },
    help: {
      police: { zh: '警力', en: 'Police' },
      fire: { zh: '消防', en: 'Fire brigade' },
      medical: { zh: '医疗', en: 'Medical' },
      rescue: { zh: '救援', en: 'Rescue' },
      none: { zh: '暂不需要', en: 'None' },
    },
  },
  fields: {
    class: { zh: '类别', en: 'Class' },
    sizeBand: { zh: '聚集人数', en: 'People gathered' },
    help: { zh: '需要的支援', en: 'Help needed' },
    place: { zh: '地点', en: 'Place' },
    what: { zh: '发生了什么', en: 'What happened' },
  },
  told: {
    zh: (body, say) =>
      `紧急情况上报:${joined(',', say('class'), body.place, body.what, say('sizeBand'))};支援:${say('help') || '未说明'}`,
    en: (body, say) =>
      `Reported an incident: ${joined(', ', say('class'), body.place, body.what)}; people gathered: ${say('sizeBand')}; help needed: ${say('help') || 'not said'}`,
  },
  note: false,
  files: false,
  opens: true,
  role: 'collector',
});

/** How the station takes an incident in hand. */
export const incidentStep = defineKind({
  kind: 'incidentStep',
  label: { zh: '紧急情况处置', en: 'Incident step' },
  body: z.strictObject({ step: z.enum(['acknowledged', 'dispatched', 'onScene', 'underControl', 'closed']) }),
  words: {
    step: {
      acknowledged: { zh: '已接报', en: 'Acknowledged' },
      dispatched: { zh: '已出警', en: 'Dispatched' },
      onScene: { zh: '已到场', en: 'On scene' },
      underControl: { zh: '已控制', en: 'Under control' },
      closed: { zh: '已处置完毕', en: 'Closed' },
    },
  },
  fields: {
    step: { zh: '处置进展', en: 'Step' },
  },
  told: {
    zh: (_, say) => `紧急情况:${say('step')}`,
    en: (_, say) => `Incident: ${say('step')}`,
  },
  note: false,
  files: false,
  about: ['incident'],
});
