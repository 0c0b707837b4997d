import { z } from 'zod';
import { dayName } from '../calendar/monthName.ts';
import { day, defineKind, onlyOnce, plainText, rule, typedText } from '../journal/kind.ts';
import { phone } from '../people/phone.ts';
import { joined, some } from '../journal/wording.ts';

/** A quarrel brought to the officer. The form asks for `harm` first: with any, it is not mediated in the village (red line R17). */
export const dispute = defineKind({
  kind: 'dispute',
  label: { zh: '矛盾纠纷', en: 'Dispute' },
  body: z.strictObject({
    // asked first: the order of the fields is the order of the form
    harm: z.enum(['none', 'injury', 'domesticViolence', 'minor']),
    type: z.enum([
      'neighbour',
      'marriage',
      'elderSupport',
      'homestead',
      'farmland',
      'water',
      'livestock',
      'debt',
      'wages',
      'traffic',
      'damage',
      'other',
    ]),
    size: z.enum(['two', 'few', 'many']),
    place: typedText(60).optional(),
  }),
  words: {
    type: {
      neighbour: { zh: '邻里纠纷', en: 'Neighbours' },
      marriage: { zh: '婚姻家庭', en: 'Marriage and family' },
      elderSupport: { zh: '赡养', en: 'Support of elders' },
      homestead: { zh: '宅基地', en: 'Homestead' },
      farmland: { zh: '承包地', en: 'Farmland' },
      water: { zh: '用水', en: 'Water' },
      livestock: { zh: '牲畜家禽', en: 'Livestock' },
      debt: { zh: '债务', en: 'Debt' },
      wages: { zh: '欠薪', en: 'Wages' },
      traffic: { zh: '交通事故', en: 'Traffic accident' },
      damage: { zh: '财物损坏', en: 'Damage' },
      other: { zh: '其他', en: 'Other' },
    },
    size: {
      two: { zh: '双方', en: 'Two sides' },
      few: { zh: '少数几人', en: 'A few people' },
      many: { zh: '多人', en: 'Many people' },
    },
    harm: {
      none: { zh: '没有', en: 'None' },
      injury: { zh: '有人受伤', en: 'Someone is hurt' },
      domesticViolence: { zh: '家庭暴力', en: 'Domestic violence' },
      minor: { zh: '未成年人受到伤害', en: 'A child is harmed' },
    },
  },
  fields: {
    harm: { zh: '有没有人受到伤害', en: 'Was anyone harmed' },
    type: { zh: '纠纷类型', en: 'Type' },
    size: { zh: '涉及人数', en: 'Size' },
    place: { zh: '地点', en: 'Place' },
    parties: { zh: '当事人', en: 'Parties' },
    role: { zh: '身份', en: 'Part in it' },
    name: { zh: '姓名', en: 'Name' },
    phone: { zh: '电话', en: 'Phone' },
  },
  told: {
    zh: (body, say) =>
      `接到矛盾纠纷:${joined(',', say('type'), body.place, say('size'), body.harm === 'none' ? undefined : say('harm'))}`,
    en: (body, say) =>
      `Took up a dispute: ${joined(', ', say('type'), body.place, say('size'), body.harm === 'none' ? undefined : say('harm'))}`,
  },
  note: true,
  sealed: z.strictObject({
    parties: z
      .array(z.strictObject({ role: plainText(20), name: plainText(40), phone: phone.optional() }))
      .min(1)
      .max(20),
  }),
  opens: true,
  role: 'mediator',
});

/** One session of mediation, by whom and with what result. */
export const mediation = defineKind({
  kind: 'mediation',
  label: { zh: '调解', en: 'Mediation' },
  body: z
    .strictObject({
      way: z.enum(['people', 'police', 'private']),
      result: z.enum(['calmed', 'continuing', 'settled', 'referred', 'notMediable', 'withdrawn']),
      to: z.enum(['station', 'judicialOffice', 'townshipCentre', 'court', 'labour']).optional(),
      mediators: onlyOnce(
        z.enum([
          'officer',
          'caseOfficer',
          'committee',
          'securityDirector',
          'peoplesMediator',
          'gridWorker',
          'elder',
          'womensFederation',
          'judicialOffice',
          'lawyer',
        ]),
        1,
      ),
      agreement: z.enum(['none', 'oral', 'written']),
      /** Day by which a written agreement is to be performed: the follow-up is due then. */
      performOn: day.optional(),
    })
    .refine(
      (mediation) => mediation.to === undefined || ['referred', 'notMediable'].includes(mediation.result),
      rule('to', '只有移送或不适用调解时才填移送单位', 'Only what is referred or not for mediation goes to someone'),
    )
    .refine(
      (mediation) => mediation.performOn === undefined || mediation.agreement === 'written',
      rule('performOn', '只有书面协议才填履行日期', 'Only a written agreement has a day of performance'),
    ),
  words: {
    way: {
      people: { zh: '人民调解', en: "People's mediation" },
      police: { zh: '公安调解', en: 'Police mediation' },
      private: { zh: '自行和解', en: 'Settled between them' },
    },
    result: {
      calmed: { zh: '已平息', en: 'Calmed' },
      continuing: { zh: '继续调解', en: 'Goes on' },
      settled: { zh: '调解成功', en: 'Settled' },
      referred: { zh: '已移送', en: 'Referred' },
      notMediable: { zh: '不适用调解', en: 'Not for mediation' },
      withdrawn: { zh: '当事人撤回', en: 'Withdrawn by the parties' },
    },
    to: {
      station: { zh: '派出所', en: 'Police station' },
      judicialOffice: { zh: '司法所', en: 'Judicial office' },
      townshipCentre: { zh: '乡镇综治中心', en: 'Township centre' },
      court: { zh: '法院', en: 'Court' },
      labour: { zh: '劳动监察', en: 'Labour inspection' },
    },
    mediators: {
      officer: { zh: '民警', en: 'Officer' },
      caseOfficer: { zh: '办案民警', en: 'Case officer' },
      committee: { zh: '村“两委”', en: 'Village committee' },
      securityDirector: { zh: '治保主任', en: 'Security director' },
      peoplesMediator: { zh: '人民调解员', en: "People's mediator" },
      gridWorker: { zh: '网格员', en: 'Grid worker' },
      elder: { zh: '乡贤长辈', en: 'Respected elder' },
      womensFederation: { zh: '妇联', en: "Women's federation" },
      judicialOffice: { zh: '司法所', en: 'Judicial office' },
      lawyer: { zh: '律师', en: 'Lawyer' },
    },
    agreement: {
      none: { zh: '没有协议', en: 'None' },
      oral: { zh: '口头协议', en: 'Oral' },
      written: { zh: '书面协议', en: 'Written' },
    },
  },
  fields: {
    way: { zh: '调解方式', en: 'Way' },
    result: { zh: '结果', en: 'Result' },
    to: { zh: '移送给', en: 'Referred to' },
    mediators: { zh: '参加调解的人', en: 'Mediators' },
    agreement: { zh: '协议', en: 'Agreement' },
    performOn: { zh: '履行日期', en: 'To be performed on' },
  },
  told: {
    zh: (body, say) =>
      `${say('way')}:${say('result')}${some(body.to && say('to'), (to) => `(${to})`)},${say('mediators')}参加${body.agreement === 'none' ? '' : `,${say('agreement')}`}${some(body.performOn, (on) => `,${dayName(on, 'zh')}履行`)}`,
    en: (body, say) =>
      `${say('way')}: ${say('result')}${some(body.to && say('to'), (to) => ` (${to})`)}, by ${say('mediators')}${body.agreement === 'none' ? '' : `; ${say('agreement')} agreement`}${some(body.performOn, (on) => `, to be performed on ${dayName(on, 'en')}`)}`,
  },
  note: true,
  files: 'sealed',
  about: ['dispute'],
  role: 'mediator',
});
