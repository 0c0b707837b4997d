import { defineWords } from '../../ui/words.ts';

/** Words of taking in an urgent report that came as a text message. */
export const useWords = defineWords('pasteReport', {
  zh: {
    open: '录入短信报告',
    title: '录入短信报告',
    intro:
      '民警没有网络时,手机会备好一条紧急情况短信。把整条短信粘贴到这里,立即进入民情日记并开始计时;手机联网后再送来的是同一条,不会重复。',
    paste: '整条短信(含末尾的代码)',
    unread: '没有读出报告。请粘贴整条短信,一个字也不要改,末尾以VB1开头的代码也要在内。',
    village: '村',
    officer: '报告民警',
    unposted: '不在这个村岗位上的民警,请与来信号码核对',
    occurred: '发生时间',
    recorded: '记录时间',
    judge: '短信没有签名:请看来信号码是不是这位民警的。录入后由您代录,民警联网后确认。',
    take: '录入',
    is_accepted: '已录入',
    is_duplicate: '这份报告已经收到过,没有重复录入',
    is_held: '已收到,但手机时间不准,列入待确认记录:请立即办理;由您录入的,要由另一位民警确认',
    is_refused: '没有录入',
    toCase: '打开这件紧急情况',
  },
  en: {
    open: 'Take in a text message',
    title: 'Take in a report sent as a text message',
    intro:
      'Without a network the phone makes a text message of an urgent report. Paste the whole message: it enters the journal and its clock runs at once; what the phone sends later is the same entry, not a second one.',
    paste: 'The whole message, with the code at its end',
    unread: 'No report could be read. Paste the whole message unchanged, with the code that begins with VB1.',
    village: 'Village',
    officer: 'Reported by',
    unposted: 'an officer not posted in this village: compare with the number it came from',
    occurred: 'Happened',
    recorded: 'Noted',
    judge:
      'A text message is not signed: see whether it came from this officer’s number. You note it on their behalf; they confirm once they have a network.',
    take: 'Take in',
    is_accepted: 'Taken in',
    is_duplicate: 'This report is here already; nothing was doubled',
    is_held:
      'Received, but the phone’s clock was off: it is held. Decide it now; what you took in yourself, another officer decides',
    is_refused: 'Not taken in',
    toCase: 'Open this incident',
  },
});
