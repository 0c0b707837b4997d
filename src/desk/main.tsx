import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './desk.css';
import { styleUnderNonce } from './platform/nonce.ts';
import { Desk } from './shell/Desk.tsx';

styleUnderNonce();

// a new version replaced the files this page was made of
addEventListener('vite:preloadError', () => location.reload());

createRoot(document.getElementById('desk') as HTMLElement).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
