import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('today', {
  zh: {
    today: '今天',
    asking: '正在取得您的村',
    noVillage: '现在没有分给您的村。派出所或市局安排后,这里会显示。',
    pulling: '正在取得本村的记录,现在就可以记',
    provisional: '(含未发送的记录)',
    noRow: '本月没有要求',
    toConfirm_other: '{{count}}条记录请您确认',
    go: '今天进村',
    goWithMore_other: '今天进村(还有{{count}}件未办结)',
    resident: '驻村',
    contact: '包村',
    auxiliary: '辅警',
    acting: '代管',
    journal_behind: '服务器上的记录比本机见过的少,正在补送;请告诉系统管理员。',
    journal_differs: '服务器上的记录与本机见过的不一致,请告诉系统管理员。您记的都在。',
  },
  en: {
    today: 'Today',
    asking: 'Asking for your villages',
    noVillage: 'No village is yours at the moment. It shows here once the station or bureau has arranged one.',
    pulling: 'Fetching the records of this village; you can note already',
    provisional: '(with what is not sent yet)',
    noRow: 'Nothing is asked for this month',
    toConfirm_one: '1 note waits for your word',
    toConfirm_other: '{{count}} notes wait for your word',
    go: 'Going to the village',
    goWithMore_one: 'Going to the village (1 more matter open)',
    goWithMore_other: 'Going to the village ({{count}} more matters open)',
    resident: 'resident',
    contact: 'contact',
    auxiliary: 'auxiliary',
    acting: 'acting',
    journal_behind:
      'The server has fewer entries than this phone has seen. They are being sent again; please tell the administrator.',
    journal_differs:
      'The server’s entries differ from what this phone has seen; please tell the administrator. All you noted is here.',
  },
});
