import { answered, server } from '../platform/server.ts';
import { Refusal } from '../../ui/refusal.ts';

const OWED = 'phone.signOut';
let ending: Promise<void> | undefined;
/** Asked for once more meanwhile: the network may have come back before a try that it broke off has failed. */
let again = false;

/** Ends the session with the server; where that cannot be reached, as soon as it can: the desk would open with it until then. */
export function endSession(): Promise<void> {
  mark(true);
  return endOwed();
}

/** Ends the session of whoever signed out without a network. */
export function endOwed(): Promise<void> {
  if (!isOwed()) return Promise.resolve();
  again = ending !== undefined;
  ending ??= ask().then(() => {
    ending = undefined;
    return again ? endOwed() : undefined;
  });
  return ending;
}

async function ask(): Promise<void> {
  try {
    await answered(server.POST('/api/auth/sign-out', {}));
  } catch (error) {
    // only the server knows no session: what stands between says nothing of it
    if (Refusal.of(error).code !== 'sign_in_required') return;
  }
  mark(false);
}

function isOwed(): boolean {
  try {
    return localStorage.getItem(OWED) !== null;
  } catch {
    // storage may be closed to us: it then ends by itself later
    return false;
  }
}

function mark(owed: boolean): void {
  try {
    if (owed) localStorage.setItem(OWED, '');
    else localStorage.removeItem(OWED);
  } catch {
    // as above
  }
}
