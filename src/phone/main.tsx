import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { config } from 'zod';
import './phone.css';
import { keepSending } from './outbox/sending.ts';
import { lockWhenIdle } from './rest/idle.ts';
import { Phone } from './shell/Phone.tsx';
import { installWorker } from './shell/update.ts';

// schemas compiled by evaluation would be against the page's own policy
config({ jitless: true });

installWorker();
keepSending();
lockWhenIdle();

createRoot(document.getElementById('phone') as HTMLElement).render(
  <StrictMode>
    <Phone />
  </StrictMode>,
);
