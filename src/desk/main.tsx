import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './desk.css';
import { Desk } from './shell/Desk.tsx';

// a new version replaced the files this page was made of
addEventListener('vite:preloadError', () => location.reload());

createRoot(document.getElementById('desk') as HTMLElement).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
