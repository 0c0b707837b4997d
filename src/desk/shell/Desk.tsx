import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider, Skeleton } from 'antd';
import english from 'antd/locale/en_US';
import chinese from 'antd/locale/zh_CN';
import { lazy, Suspense, useEffect } from 'react';
import { BrowserRouter, Route, Routes } from 'react-router';
import { choices, choose, useChoices } from '../platform/choices.ts';
import { answers, useAnswer } from '../platform/client.ts';
import { speak } from '../../ui/words.ts';
import { Frame } from './Frame.tsx';
import { lookOf, useShade } from './look.ts';
import { Refused } from './Refused.tsx';

const SignIn = lazy(() => import('../account/SignIn.tsx'));
const FirstPassword = lazy(() => import('../account/FirstPassword.tsx'));
const Enrol = lazy(() => import('../account/Enrol.tsx'));

// a shared link may say in which language it is to be read
const named = new URLSearchParams(location.search).get('lang');
if (named === 'zh' || named === 'en') choose({ language: named });
// before anything is shown, so that nothing is seen in the other language first
speak(choices().language);

/** In `body` itself, dialogs would lock its scrolling by a style without our nonce, which the page refuses. */
const root = (): HTMLElement => document.getElementById('desk') ?? document.body;

/** The whole desk: what every room stands in. */
export function Desk() {
  const { language } = useChoices();
  const shade = useShade();
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    speak(language);
  }, [language]);
  return (
    <ConfigProvider
      locale={language === 'zh' ? chinese : english}
      theme={lookOf(shade)}
      button={{ autoInsertSpace: false }}
      getPopupContainer={root}
    >
      <App component={false}>
        <QueryClientProvider client={answers}>
          <BrowserRouter basename="/desk" useTransitions={false}>
            <Suspense fallback={<Waiting />}>
              <Routes>
                <Route path="sign-in" element={<SignIn />} />
                <Route path="*" element={<SignedIn />} />
              </Routes>
            </Suspense>
          </BrowserRouter>
        </QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}

/** Whoever is signed in; who must enrol a second factor does that before anything else. */
function SignedIn() {
  const me = useAnswer('/api/me', {});
  if (me.data?.mustChangePassword) return <FirstPassword name={me.data.name} />;
  if (me.data?.mustEnrol) return <Enrol name={me.data.name} />;
  if (me.data) return <Frame />;
  if (!me.error || me.error.code === 'sign_in_required') return <Waiting />;
  return (
    <div className="alone">
      <Refused error={me.error} retry={() => void me.refetch()} />
    </div>
  );
}

const Waiting = () => (
  <div className="alone">
    <Skeleton active />
  </div>
);
