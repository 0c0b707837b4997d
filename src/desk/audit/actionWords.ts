import type { Language } from '../../ui/words.ts';

type Word = readonly [zh: string, en: string];

/** What an action is about. */
export const nouns: Record<string, Word> = {
  absence: ['请假', 'Absences'],
  absences: ['请假导入', 'Absences (imports)'],
  account: ['账号', 'Accounts'],
  areas: ['区域导入', 'Areas (imports)'],
  assignment: ['包村安排', 'Postings'],
  audit: ['审计', 'Audit'],
  binder: ['一键台账', 'Binders'],
  case: ['事项', 'Cases'],
  caseCounts: ['发案数', 'Case counts'],
  cases: ['事项清单', 'Lists of cases'],
  diary: ['民情日记(阅读)', 'Journals (reading)'],
  duties: ['职责', 'Duties'],
  form: ['自有表格', 'Forms'],
  handover: ['工作交接', 'Hand-overs'],
  held: ['待确认记录', 'Held entries'],
  history: ['历史台账', 'Old ledgers'],
  journal: ['民情日记(收发)', 'Journals (sent and fetched)'],
  numbers: ['数据录入', 'Numbers'],
  officer: ['民警', 'Officers'],
  officers: ['民警导入', 'Officers (imports)'],
  password: ['密码', 'Passwords'],
  policy: ['工作要求', 'Policies'],
  populationCount: ['实有人口数', 'Population'],
  postings: ['包村安排导入', 'Postings (imports)'],
  report: ['月报', 'Reports'],
  retention: ['保存期限', 'Retention'],
  roles: ['角色', 'Roles'],
  roster: ['值班表', 'Rosters'],
  scorecard: ['月度履职情况', 'Scorecards'],
  secondFactor: ['二次验证', 'Second factor'],
  series: ['年度图表', 'Charts'],
  session: ['登录', 'Sessions'],
  settings: ['设置', 'Settings'],
  singleSignOn: ['统一认证', 'Single sign-on'],
  station: ['派出所', 'Stations'],
  stations: ['派出所导入', 'Stations (imports)'],
  stationVillages: ['派出所辖村导入', 'Villages of stations (imports)'],
  team: ['巡逻队', 'Teams'],
  threshold: ['个别要求', 'Thresholds'],
  unitDuties: ['本单位履职情况', 'Department'],
  webhook: ['消息推送', 'Webhooks'],
};

/** Actions that read other than `verb + noun`. */
const whole: Record<string, Word> = {
  'absences.import': ['导入请假', 'imported absences'],
  'account.lock': ['停用账号', 'locked an account'],
  'account.oneTimePassword': ['发放一次性密码', 'gave a one-time password'],
  'account.resetSecondFactor': ['解除二次验证', 'took away a second factor'],
  'account.signOut': ['让账号全部退出', 'signed an account out everywhere'],
  'account.unlock': ['恢复账号', 'unlocked an account'],
  'areas.import': ['导入区域', 'imported areas'],
  'assignment.transfer': ['调整包村安排', 'transferred a posting'],
  'audit.cancel': ['停止核验', 'stopped a verification'],
  'audit.prove': ['下载核验证明', 'downloaded a proof'],
  'audit.read': ['查询审计日志', 'searched the audit log'],
  'audit.verify': ['发起核验', 'asked for a verification'],
  'binder.download': ['下载一键台账', 'downloaded a binder'],
  'case.reveal': ['查看保密信息', 'saw sealed details'],
  'file.read': ['查看照片', 'looked at a photo'],
  'file.reveal': ['查看保密照片', 'saw a sealed photo'],
  'file.write': ['上传照片', 'sent a photo'],
  'held.accept': ['接受待确认记录', 'accepted a held entry'],
  'held.return': ['退回待确认记录', 'returned a held entry'],
  'diary.read': ['查看民情日记', 'read a journal'],
  'series.read': ['查看村一年情况', "looked at a village's year"],
  'journal.append': ['提交记录', 'sent entries'],
  'journal.read': ['同步民情日记', 'fetched a journal'],
  'journal.export': ['导出民情日记', 'exported a journal'],
  'officers.import': ['导入民警', 'imported officers'],
  'password.change': ['修改自己的密码', 'changed their own password'],
  'password.set': ['重设密码', 'set a password'],
  'password.setWithoutTwoFactor': ['重设密码并解除二次验证', 'set a password, second factor taken away'],
  'form.blank': ['下载空白表格', 'downloaded a blank form'],
  'policy.dropDraft': ['删除工作要求草稿', 'dropped a draft of a policy'],
  'policy.endRehearsal': ['结束试算', 'ended a rehearsal'],
  'postings.import': ['导入包村安排', 'imported postings'],
  'report.behind': ['查看月报数字背后的记录', 'opened the entries behind a report’s figure'],
  'policy.rehearse': ['试算工作要求', 'rehearsed a policy'],
  'retention.expire': ['到期删除', 'deleted what was past its retention'],
  'roles.set': ['调整角色', 'changed roles'],
  'scorecard.evidence': ['查看数字背后的记录', 'opened the entries behind a figure'],
  'session.ask': ['登录第一步通过', 'passed the first step of signing in'],
  'session.close': ['退出登录', 'signed out'],
  'session.closeAll': ['全部设备退出', 'signed out everywhere'],
  'session.open': ['登录', 'signed in'],
  'session.refuse': ['登录未通过', 'was refused to sign in'],
  'settings.retention': ['缩短保存期限', 'shortened retention'],
  'settings.twoFactor': ['设置二次验证要求', 'set who needs a second factor'],
  'singleSignOn.test': ['测试统一认证', 'tried single sign-on'],
  'stations.import': ['导入派出所', 'imported stations'],
  'stationVillages.import': ['导入派出所辖村', 'imported villages of stations'],
  'station.village': ['调整派出所辖村', 'moved villages between stations'],
  'unitDuties.days': ['查看本单位数字背后的日期', 'opened the days behind a figure'],
  'webhook.test': ['测试消息推送', 'tested a webhook'],
};

const verbs: Record<string, Word> = {
  add: ['添加', 'added'],
  apply: ['启用', 'applied'],
  approve: ['批准', 'approved'],
  change: ['修改', 'changed'],
  create: ['新增', 'entered'],
  decline: ['不批准', 'declined'],
  delete: ['删除', 'deleted'],
  download: ['下载', 'downloaded'],
  draft: ['起草', 'drafted'],
  drop: ['删除', 'dropped'],
  import: ['导入', 'imported'],
  preview: ['预览', 'previewed'],
  read: ['查看', 'read'],
  record: ['登记', 'recorded'],
  remove: ['删除', 'removed'],
  set: ['设定', 'set'],
  store: ['保存', 'stored'],
  withdraw: ['撤回', 'withdrew'],
  write: ['修改', 'changed'],
};

/** The word in a language. */
export const said = (word: Word, language: Language): string => word[language === 'zh' ? 0 : 1];

/** An action in words; one that has none yet says its own name, and nothing is hidden. */
export function actionInWords(action: string, language: Language): string {
  const known = whole[action];
  if (known) return said(known, language);
  const [noun = '', verb = ''] = action.split('.');
  const [what, did] = [nouns[noun], verbs[verb]];
  if (!what || !did) return action;
  return language === 'zh' ? `${did[0]}${what[0]}` : `${did[1]} ${what[1].toLowerCase()}`;
}
