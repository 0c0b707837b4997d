import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { choose, useChoices } from '../platform/choices.ts';
import { answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords as useShellWords } from '../shell/words.ts';
import { View } from '../shell/View.tsx';
import { CodeForm } from './CodeForm.tsx';
import { useWords } from './words.ts';

/** Signing in: badge number and password, the second factor when asked, or the organisation's own sign-in. */
export default function SignIn() {
  const say = useWords();
  const sayShell = useShellWords();
  const { language } = useChoices();
  const [asked, setAsked] = useState(false);
  const [query] = useSearchParams();
  return (
    <main className="alone">
      <p className="product">{sayShell('product')}</p>
      <View title={say('signIn')}>
        {query.has('error') && <Alert type="warning" showIcon title={say('singleSignOnFailed')} />}
        {asked ? (
          <CodeForm signedIn={goOn} startOver={() => setAsked(false)} />
        ) : (
          <PasswordForm signedIn={goOn} askCode={() => setAsked(true)} />
        )}
      </View>
      <p>
        <Button
          type="text"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => choose({ language: language === 'zh' ? 'en' : 'zh' })}
        >
          {sayShell('otherLanguage')}
        </Button>
      </p>
    </main>
  );
}

/** To where one was; only a page of the desk is followed. A fresh load forgets what was known of who was here before. */
function goOn(): void {
  const next = new URLSearchParams(location.search).get('next') ?? '';
  location.assign(/^\/desk\/[\w/?=&%.,~-]*$/.test(next) ? next : '/desk/');
}

interface Given {
  username: string;
  password: string;
}

function PasswordForm({ signedIn, askCode }: { signedIn: () => void; askCode: () => void }) {
  const say = useWords();
  const ways = useAnswer('/api/auth/ways', {});
  const signIn = useChange((body: Given) => answered(server.POST('/api/auth/sign-in/username', { body })), []);
  const send = (given: Given) =>
    signIn.mutate(given, { onSuccess: ({ twoFactor }) => (twoFactor ? askCode() : signedIn()) });
  return (
    <Form<Given> layout="vertical" requiredMark={false} onFinish={send} validateTrigger="onSubmit">
      <p className="aside">{say('signInHint')}</p>
      {signIn.error && <Refused error={signIn.error} />}
      <Form.Item name="username" label={say('badge')} rules={[{ required: true, message: say('badgeMissing') }]}>
        <Input size="large" autoComplete="username" autoFocus autoCapitalize="off" spellCheck={false} />
      </Form.Item>
      <Form.Item name="password" label={say('password')} rules={[{ required: true, message: say('passwordMissing') }]}>
        <Input.Password size="large" autoComplete="current-password" visibilityToggle={false} />
      </Form.Item>
      <Button size="large" type="primary" htmlType="submit" block loading={signIn.isPending}>
        {say('signIn')}
      </Button>
      {ways.data?.singleSignOn && (
        <Button size="large" block href="/api/auth/sign-in/oidc">
          {say('singleSignOn')}
        </Button>
      )}
    </Form>
  );
}
