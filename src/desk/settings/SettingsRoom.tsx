import { NavLink, Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { View } from '../shell/View.tsx';
import { FactorSection } from './FactorSection.tsx';
import { RetentionSection } from './RetentionSection.tsx';
import { SystemView } from './SystemView.tsx';
import { WebhooksView } from './WebhooksView.tsx';
import { useWords } from './words.ts';
import './settings.css';

/** What the deployment decides while it runs; what the machine is and reaches stands in its environment and is shown. */
export default function SettingsRoom() {
  const say = useWords();
  return (
    <View title={say('title')} aside={<Parts />}>
      <Routes>
        <Route index element={<Rules />} />
        <Route path="webhooks" element={<WebhooksView />} />
        <Route path="system" element={<SystemView />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </View>
  );
}

function Parts() {
  const say = useWords();
  return (
    <nav className="parts" aria-label={say('parts')}>
      <NavLink to="/settings" end>
        {say('rules')}
      </NavLink>
      <NavLink to="/settings/webhooks">{say('webhooks')}</NavLink>
      <NavLink to="/settings/system">{say('system')}</NavLink>
    </nav>
  );
}

const Rules = () => (
  <>
    <FactorSection />
    <RetentionSection />
  </>
);
