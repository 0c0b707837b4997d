import { parentPort } from 'node:worker_threads';
import { make, type Order } from './make.ts';

/** The other side of `Press`: one order after the other, each answered by its number. */
parentPort?.on('message', ({ id, order }: { id: number; order: Order }) => {
  void (async () => {
    try {
      parentPort?.postMessage({ id, made: await make(order) }, []);
    } catch (error) {
      const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
      parentPort?.postMessage({ id, error: told }, []);
    }
  })();
});
