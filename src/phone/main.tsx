import './platform/withoutEval.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './phone.css';
import './noting/noting.css';
import { keepSending } from './outbox/sending.ts';
import { lockWhenIdle } from './rest/idle.ts';
import { Phone } from './shell/Phone.tsx';
import { installWorker } from './shell/update.ts';

installWorker();
keepSending();
lockWhenIdle();

createRoot(document.getElementById('phone') as HTMLElement).render(
  <StrictMode>
    <Phone />
  </StrictMode>,
);
