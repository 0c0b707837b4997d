import { BrowserRouter, Navigate, Route, Routes } from 'react-router';
import { Closed } from '../account/Closed.tsx';
import { NoteForm } from '../noting/NoteForm.tsx';
import { NoteMenu } from '../noting/NoteMenu.tsx';
import { OutboxScreen } from '../outbox/OutboxScreen.tsx';
import { useOpened } from '../rest/opened.ts';
import { Settings } from '../settings/Settings.tsx';
import { Today } from '../today/Today.tsx';
import { Frame } from './Frame.tsx';
import { useLook } from './look.ts';

/** The whole phone: closed until its owner opens it. */
export function Phone() {
  useLook();
  const someone = useOpened();
  if (!someone) return <Closed />;
  return (
    <BrowserRouter basename="/phone" useTransitions={false}>
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<Today />} />
          <Route path="note" element={<NoteMenu />} />
          <Route path="note/:kind" element={<NoteForm />} />
          <Route path="outbox" element={<OutboxScreen />} />
          <Route path="settings" element={<Settings />} />
          <Route path="*" element={<Navigate to="/" replace />} />
        </Route>
      </Routes>
    </BrowserRouter>
  );
}
