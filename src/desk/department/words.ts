import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('department', {
  zh: {
    title: '本单位履职情况',
    note: '只有本单位民警自己的要求和进度,没有村里的其他内容。',
    asOf: '统计至',
    empty: '这个月本单位没有民警包村。包村安排由市局或县局办理。',
    absences: '本单位的请假',
    propose: '提出请假',
    close: '关闭',
    day: '日期',
    counted: '计入的记录',
    noDays: '这个月还没有计入的记录。',
    proposeNote: '请假提出后由市局或县局审批;批准后,请假的日子不计要求。',
  },
  en: {
    title: 'My department',
    note: 'Only what your own officers are asked and have done; nothing else about their villages.',
    asOf: 'As of',
    empty: 'None of your officers has a village this month. The bureau makes the postings.',
    absences: 'Absences of your department',
    propose: 'Propose an absence',
    close: 'Close',
    day: 'Day',
    counted: 'Entries counted',
    noDays: 'Nothing counted yet this month.',
    proposeNote: 'The bureau decides on what you propose; days of an approved absence ask for nothing.',
  },
});
