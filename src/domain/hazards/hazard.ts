import { z } from 'zod';
import { dayName } from '../calendar/monthName.ts';
import { addDays } from '../calendar/utc8.ts';
import { day, defineKind, rule, typedText } from '../journal/kind.ts';
import { joined, some } from '../journal/wording.ts';

/** A danger or a broken device at a place (安全隐患、设备报修); of a camera, only that it is broken (red line R6). */
export const hazard = defineKind({
  kind: 'hazard',
  label: { zh: '安全隐患', en: 'Hazard' },
  body: z.strictObject({
    type: z.enum(['fire', 'electricity', 'road', 'water', 'building', 'school', 'camera', 'lighting', 'other']),
    place: typedText(60),
  }),
  words: {
    type: {
      fire: { zh: '消防', en: 'Fire' },
      electricity: { zh: '用电', en: 'Electricity' },
      road: { zh: '道路', en: 'Road' },
      water: { zh: '水域', en: 'Water' },
      building: { zh: '房屋', en: 'Building' },
      school: { zh: '校园周边', en: 'School' },
      camera: { zh: '监控设备', en: 'Camera' },
      lighting: { zh: '照明', en: 'Lighting' },
      other: { zh: '其他', en: 'Other' },
    },
  },
  fields: {
    type: { zh: '隐患类型', en: 'Type' },
    place: { zh: '地点', en: 'Place' },
  },
  told: {
    zh: (body, say) => `发现安全隐患:${joined(',', say('type'), body.place)}`,
    en: (body, say) => `Found a hazard: ${joined(', ', say('type'), body.place)}`,
  },
  note: true,
  opens: true,
  role: 'organiser',
});

/** Days after which whoever got it is asked, where nothing else is said. */
const ASKED_AGAIN = 7;

/** What was done about a hazard. */
export const hazardStep = defineKind({
  kind: 'hazardStep',
  label: { zh: '隐患整改', en: 'Hazard step' },
  body: z
    .strictObject({
      step: z.enum(['handedOver', 'repaired', 'verified', 'cannot']),
      to: z
        .enum(['committee', 'township', 'power', 'water', 'telecom', 'road', 'school', 'owner', 'contractor'])
        .optional(),
      askAgainOn: day.optional(),
    })
    .refine(
      (body) => body.step !== 'handedOver' || body.to !== undefined,
      rule('to', '请写明移交给谁', 'Say to whom it was handed over'),
    )
    .refine(
      (body) => body.step !== 'handedOver' || body.askAgainOn !== undefined,
      rule('askAgainOn', '请写明哪天再问', 'Say when to ask again'),
    ),
  words: {
    step: {
      handedOver: { zh: '已移交', en: 'Handed over' },
      repaired: { zh: '已修复', en: 'Repaired' },
      verified: { zh: '已核实', en: 'Verified' },
      cannot: { zh: '无法整改', en: 'Cannot be mended' },
    },
    to: {
      committee: { zh: '村“两委”', en: 'Village committee' },
      township: { zh: '乡镇', en: 'Township' },
      power: { zh: '供电', en: 'Power supply' },
      water: { zh: '供水', en: 'Water supply' },
      telecom: { zh: '通信', en: 'Telecom' },
      road: { zh: '公路', en: 'Roads' },
      school: { zh: '学校', en: 'School' },
      owner: { zh: '业主', en: 'Owner' },
      contractor: { zh: '维修单位', en: 'Contractor' },
    },
  },
  fields: {
    step: { zh: '处理情况', en: 'Step' },
    to: { zh: '移交给', en: 'Handed over to' },
    askAgainOn: { zh: '再问日期', en: 'Ask again on' },
  },
  told: {
    zh: (body, say) =>
      `隐患${say('step')}${some(body.to && say('to'), (to) => `(${to})`)}${some(body.askAgainOn, (on) => `,${dayName(on, 'zh')}再问`)}`,
    en: (body, say) =>
      `Hazard: ${say('step')}${some(body.to && say('to'), (to) => (body.step === 'handedOver' ? ` to ${to}` : ` (${to})`))}${some(body.askAgainOn, (on) => `, to be asked again on ${dayName(on, 'en')}`)}`,
  },
  idle: ({ step }) => (step === 'handedOver' ? [] : ['to', 'askAgainOn']),
  follow({ to, askAgainOn, ...body }, _, day) {
    if (body.step !== 'handedOver') return body;
    return { ...body, ...(to && { to }), askAgainOn: askAgainOn ?? addDays(day, ASKED_AGAIN) };
  },
  ahead: ['askAgainOn'],
  note: true,
  about: ['hazard'],
});
