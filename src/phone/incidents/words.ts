import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('incidents', {
  zh: {
    urgent: '紧急',
    calls: '先打电话',
    call110: '打110',
    callStation: '打给{{name}}',
    callOnly: '紧急情况请直接打电话。',
    noNames: '先打电话,再记。只写时间、地点、规模和需要的支援,不写人名。',
    notYet: '还没有送出',
    notYetWhy: '已记在本机,但还没有离开这部手机。请打电话,或者发短信;有网络后自动送达,不会重复。',
    arrived: '已送达派出所',
    arrivedWhy: '派出所已经收到。没有人回应时请打电话。',
    refused: '没有被收下,请打电话',
    follow: '看处置进展',
    mend: '改好再送',
    message: '发短信给派出所',
    messageText: '看短信内容',
  },
  en: {
    urgent: 'Urgent',
    calls: 'Call first',
    call110: 'Call 110',
    callStation: 'Call {{name}}',
    callOnly: 'In an emergency please call.',
    noNames: 'Call first, then note. Only time, place, size and the help needed; no names.',
    notYet: 'Not sent yet',
    notYetWhy:
      'It is kept on this phone but has not left it. Please call, or send a text message; it is sent by itself once there is a network, and does not count twice.',
    arrived: 'The station has it',
    arrivedWhy: 'The station has received it. If nobody answers, please call.',
    refused: 'It was not taken: please call',
    follow: 'See how it goes on',
    mend: 'Mend it and send it again',
    message: 'Send it as a text message',
    messageText: 'Show the text message',
  },
});
