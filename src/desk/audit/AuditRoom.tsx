import { NavLink, Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { View } from '../shell/View.tsx';
import { SearchView } from './SearchView.tsx';
import { VerificationView } from './VerificationView.tsx';
import { VerifyView } from './VerifyView.tsx';
import { useWords } from './words.ts';
import './audit.css';

/** The auditor's room: who did or read what, and the proof that nothing was altered or lost. No content of an entry is here. */
export default function AuditRoom() {
  const say = useWords();
  return (
    <View title={say('title')} aside={<Parts />}>
      <Routes>
        <Route index element={<SearchView />} />
        <Route path="verifications" element={<VerifyView />} />
        <Route path="verifications/:id" element={<VerificationView />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </View>
  );
}

function Parts() {
  const say = useWords();
  return (
    <nav className="parts" aria-label={say('parts')}>
      <NavLink to="/audit" end>
        {say('search')}
      </NavLink>
      <NavLink to="/audit/verifications">{say('verify')}</NavLink>
    </nav>
  );
}
