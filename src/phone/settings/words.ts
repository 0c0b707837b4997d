import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('settings', {
  zh: { looks: '显示', zh: '中文', en: '英语', large: '大字', lock: '锁定', signOut: '退出登录' },
  en: { looks: 'Display', zh: 'Chinese', en: 'English', large: 'Large type', lock: 'Lock', signOut: 'Sign out' },
});
