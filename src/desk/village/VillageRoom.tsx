import { Route, Routes } from 'react-router';
import { FindVillage } from './FindVillage.tsx';
import { VillageView } from './VillageView.tsx';
import './village.css';

/** One village: who is on duty, what is noted, what is open, what is still to do, and its year. */
export default function VillageRoom() {
  return (
    <Routes>
      <Route index element={<FindVillage />} />
      <Route path=":village" element={<VillageView />} />
    </Routes>
  );
}
