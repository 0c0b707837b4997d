import { Route, Routes } from 'react-router';
import { NotFound } from '../shell/NotFound.tsx';
import { GapsView } from './GapsView.tsx';
import { PostingsView } from './PostingsView.tsx';

/** Who answers for which village from when to when, and which villages have nobody. */
export default function PostingsRoom() {
  return (
    <Routes>
      <Route index element={<PostingsView />} />
      <Route path="gaps" element={<GapsView />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
