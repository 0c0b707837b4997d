import { Instead } from './Instead.tsx';
import { useWords } from './words.ts';

/** WeChat's own browser forgets what it stores; nothing unsent may be left in it. */
export const insideWeChat = (): boolean => /MicroMessenger/i.test(navigator.userAgent);

/** How to get out of WeChat's browser. */
export function WeChat() {
  const say = useWords();
  return (
    <Instead
      title={say('weChat')}
      why={say('weChatWhy')}
      steps={[say('weChatFirst'), say('weChatThen')]}
      address={`${location.host}/phone/`}
    />
  );
}
