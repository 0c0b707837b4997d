import { uuidv7 } from 'uuidv7';
import type { Asking, Side } from './sides.ts';

/** A request to a route: its path with query, its body, and headers that say something of their own. */
export interface Ask {
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

/** How a route is asked by the permission test. */
export interface Sample {
  ask: (side: Side, asking: Asking) => Ask | Promise<Ask>;
  /** What an allowed person is answered on the own side, `status` or `status code`; `200` unless said. */
  own?: string;
  /** Bound to no place: there is no other side of it. */
  anywhere?: true;
  /** What is sent is judged one by one, and each is refused or held. */
  judged?: true;
  /** Each of several is answered by itself: what is out of reach as what does not exist. */
  each?: true;
  /** Asked for what is missing, it makes it. */
  makes?: true;
  /** It ends the asker's session or changes the asker's account: a fresh person asks. */
  ends?: true;
}

/** Asked in one way, whatever the side. */
export const fixed = (path: string, body?: unknown): Sample => ({ ask: () => ({ path, body }), anywhere: true });
/** Of a record that does not exist (`#`): whoever may, finds nothing. */
export const missing = (path: string, body?: unknown): Sample => ({
  ask: () => ({ path: path.replace('#', uuidv7()), body }),
  anywhere: true,
  own: '404 not_found',
});
/** Asked of the side's village. */
export const inVillage = (path: string, more = ''): Sample => ({
  ask: ({ village }) => ({ path: `${path}${village}${more}` }),
});
