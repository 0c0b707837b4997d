import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('month', {
  zh: {
    title: '{{month}}我的民情日记',
    before: '上个月',
    after: '下个月',
    print: '打印',
    daysThere_other: '进村{{count}}天',
    role: '按六大员看',
    every: '全部',
    search: '查找',
    nothing: '没有找到记录',
    empty: '这个月没有您的记录。您记的每一笔都会列在这里,不用另写。',
    asking: '这个月的一部分不在本机,正在取来',
    missing: '这个月的一部分不在本机:本机只存最近一年的记录,更早的在服务器上,有网络时才能看到。',
    again: '再试一次',
    otherVillages: '这里是您现在负责的村。以前负责的村,您记的都留在那个村的记录里,需要时请派出所查。',
    waiting: '未发送',
    held: '待派出所确认',
  },
  en: {
    title: 'My diary of {{month}}',
    before: 'Month before',
    after: 'Month after',
    print: 'Print',
    daysThere_one: '1 day in the village',
    daysThere_other: '{{count}} days in the village',
    role: 'By the six roles',
    every: 'All',
    search: 'Search',
    nothing: 'No entry was found',
    empty: 'Nothing of yours in this month. Whatever you note is listed here; there is nothing to write.',
    asking: 'Part of this month is not on this phone; fetching it',
    missing:
      'Part of this month is not on this phone: it keeps the last year. What is older is with the server and needs a network.',
    again: 'Try again',
    otherVillages:
      'These are the villages that are yours now. What you noted in villages you had before stays in their records: ask the station for it.',
    waiting: 'Not sent yet',
    held: 'The station has to confirm it',
  },
});
