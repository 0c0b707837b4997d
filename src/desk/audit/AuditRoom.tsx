import { Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { Parts } from '../shell/Parts.tsx';
import { View } from '../shell/View.tsx';
import { SearchView } from './SearchView.tsx';
import { VerificationView } from './VerificationView.tsx';
import { VerifyView } from './VerifyView.tsx';
import { useWords } from './words.ts';
import './audit.css';

/** The auditor's room: who did or read what, and the proof that nothing was altered or lost. No content of an entry is here. */
export default function AuditRoom() {
  const say = useWords();
  const parts = [
    ['/audit', say('search')],
    ['/audit/verifications', say('verify')],
  ] as const;
  return (
    <View title={say('title')} aside={<Parts label={say('parts')} parts={parts} />}>
      <Routes>
        <Route index element={<SearchView />} />
        <Route path="verifications" element={<VerifyView />} />
        <Route path="verifications/:id" element={<VerificationView />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </View>
  );
}
