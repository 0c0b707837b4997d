import '../platform/withoutEval.ts';
import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { CaseScreen } from '../cases/CaseScreen.tsx';
import { IncidentScreen } from '../incidents/IncidentScreen.tsx';
import { InboxScreen } from '../inbox/InboxScreen.tsx';
import { MonthScreen } from '../month/MonthScreen.tsx';
import { NoteForm } from '../noting/NoteForm.tsx';
import { NoteMenu } from '../noting/NoteMenu.tsx';
import { OutboxScreen } from '../outbox/OutboxScreen.tsx';
import { Settings } from '../settings/Settings.tsx';
import { Today } from '../today/Today.tsx';
import { JournalScreen } from '../village/JournalScreen.tsx';
import { VillageScreen } from '../village/VillageScreen.tsx';
import { Frame } from './Frame.tsx';
import '../noting/noting.css';
import { keepSending } from '../outbox/sending.ts';
import { lockWhenIdle } from '../rest/idle.ts';
import { askToKeep } from '../rest/persistence.ts';
import { lockWithOthers } from '../rest/theirs.ts';

keepSending();
lockWhenIdle();
lockWithOthers();
askToKeep();

/** The phone opened by its owner: every screen there is. */
export function Open() {
  return (
    // with its slash: an address outside the service worker's scope would not open without a network
    <BrowserRouter basename="/phone/" useTransitions={false}>
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<Today />} />
          <Route path="note" element={<NoteMenu />} />
          <Route path="note/:kind" element={<NoteForm />} />
          <Route path="incident/:id" element={<IncidentScreen />} />
          <Route path="village/:village" element={<VillageScreen />} />
          <Route path="village/:village/journal" element={<JournalScreen />} />
          <Route path="case/:village/:id" element={<CaseScreen />} />
          <Route path="inbox" element={<InboxScreen />} />
          <Route path="month" element={<MonthScreen />} />
          <Route path="outbox" element={<OutboxScreen />} />
          <Route path="settings" element={<Settings />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
