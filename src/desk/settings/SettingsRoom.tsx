import { Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { Parts } from '../shell/Parts.tsx';
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
  const parts = [
    ['/settings', say('rules')],
    ['/settings/webhooks', say('webhooks')],
    ['/settings/system', say('system')],
  ] as const;
  return (
    <View title={say('title')} aside={<Parts label={say('parts')} parts={parts} />}>
      <Routes>
        <Route index element={<Rules />} />
        <Route path="webhooks" element={<WebhooksView />} />
        <Route path="system" element={<SystemView />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </View>
  );
}

const Rules = () => (
  <>
    <FactorSection />
    <RetentionSection />
  </>
);
