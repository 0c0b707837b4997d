import { defineWords } from '../../ui/words.ts';

export const useWords = defineWords('outbox', {
  zh: {
    title: '发送情况',
    nothing: '都已送达',
    waiting: '已记在本机,等待发送',
    sent: '已送达',
    held: '已送达,等派出所确认',
    refused: '没有收下',
    now: '现在发送',
  },
  en: {
    title: 'Sending',
    nothing: 'Everything has arrived',
    waiting: 'Kept on this phone, waiting to be sent',
    sent: 'Arrived',
    held: 'Arrived; the station has yet to confirm it',
    refused: 'Not taken',
    now: 'Send now',
  },
});
