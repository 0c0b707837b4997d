import { close, whoever } from './opened.ts';

/** Left alone for so long, the phone locks. */
const IDLE = 5 * 60_000;

/** Locks after five minutes in which nobody touched the phone, counted across sleep: the clock decides, not a timer alone. */
export function lockWhenIdle(): void {
  let touched = Date.now();
  const touch = (): void => {
    look();
    touched = Date.now();
  };
  const look = (): void => {
    // a clock that was set back counts as well: nobody knows how long ago it was then
    if (whoever() && Math.abs(Date.now() - touched) > IDLE) close();
  };
  // what is dictated comes without a key
  for (const event of ['pointerdown', 'keydown', 'input', 'scroll'])
    addEventListener(event, touch, { passive: true, capture: true });
  document.addEventListener('visibilitychange', look);
  setInterval(look, 15_000);
}
