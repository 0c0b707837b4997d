import { Button, Dropdown } from 'antd';
import { Link } from 'react-router';
import { choose, useChoices } from '../platform/choices.ts';
import { answered, server, useChange } from '../platform/client.ts';
import type { Me } from '../platform/session.ts';
import { useWords } from './words.ts';

const themes = ['auto', 'light', 'dark'] as const;

/** The line above: the product, one's name, language, appearance, the way out. */
export function TopBar({ me }: { me: Me }) {
  const say = useWords();
  const { language, theme } = useChoices();
  return (
    <header className="top">
      <Link className="product" to="/">
        {say('product')}
      </Link>
      <span className="top-end">
        <Link to="/account">{me.name}</Link>
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => choose({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {say('otherLanguage')}
        </Button>
        <Dropdown
          trigger={['click']}
          menu={{
            selectable: true,
            selectedKeys: [theme],
            items: themes.map((key) => ({ key, label: say(`theme_${key}`) })),
            onClick: ({ key }) => choose({ theme: key as (typeof themes)[number] }),
          }}
        >
          <Button type="text">{say('theme')}</Button>
        </Dropdown>
        <SignOut />
      </span>
    </header>
  );
}

function SignOut() {
  const say = useWords();
  const leave = useChange(() => answered(server.POST('/api/auth/sign-out', {})), []);
  return (
    <Button
      type="text"
      loading={leave.isPending}
      onClick={() => leave.mutate(undefined, { onSettled: () => location.assign('/desk/sign-in') })}
    >
      {say('signOut')}
    </Button>
  );
}
