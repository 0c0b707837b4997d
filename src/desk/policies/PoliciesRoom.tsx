import { Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { CompareView } from './CompareView.tsx';
import { DraftView } from './DraftView.tsx';
import { Overview } from './Overview.tsx';
import './policies.css';

/** Policies (工作要求): read as sentences, compared, changed by a draft that is rehearsed and applied. */
export default function PoliciesRoom() {
  return (
    <Routes>
      <Route index element={<Overview />} />
      <Route path="compare" element={<CompareView />} />
      <Route path="draft/:id" element={<DraftView />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
