import { useWords } from './words.ts';

/** WeChat's own browser forgets what it stores; nothing unsent may be left in it. */
export const insideWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** How to get out of WeChat's browser. */
export function WeChat() {
  const say = useWords();
  return (
    <main className="alone">
      <h1>{say('weChat')}</h1>
      <p>{say('weChatWhy')}</p>
      <ol>
        <li>{say('weChatFirst')}</li>
        <li>{say('weChatThen')}</li>
      </ol>
      <p className="address">{location.host}/phone/</p>
    </main>
  );
}
