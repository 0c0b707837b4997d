import '../ui/oldEngines.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './phone.css';
import { Phone } from './shell/Phone.tsx';
import { installWorker } from './shell/update.ts';

installWorker();

createRoot(document.getElementById('phone') as HTMLElement).render(
  <StrictMode>
    <Phone />
  </StrictMode>,
);
