import '../ui/oldEngines.ts';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import './desk.css';
import { styleUnderNonce } from './platform/nonce.ts';
import { Refusal } from '../ui/refusal.ts';
import { reloadIfReachable } from './platform/reload.ts';
import { Desk } from './shell/Desk.tsx';

styleUnderNonce();

// a new version replaced the files this page was made of; without a server there is nothing to load anew
addEventListener('vite:preloadError', () => void reloadIfReachable());

// an answer that was no is told on the page (shell/Boundary.tsx); anything else is a fault
const onCaughtError = (error: unknown): void => {
  if (!(error instanceof Refusal)) reportError(error);
};

createRoot(document.getElementById('desk') as HTMLElement, { onCaughtError }).render(
  <StrictMode>
    <Desk />
  </StrictMode>,
);
