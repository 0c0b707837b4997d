import type { Server } from 'node:http';

const LONGEST_REQUEST = 30_000;

/** Takes no new connections, lets requests under way end, and closes what only waits for a next request. */
export function closeGracefully(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const idle = setInterval(() => server.closeIdleConnections(), 20);
    const enough = setTimeout(() => server.closeAllConnections(), LONGEST_REQUEST);
    server.close(() => {
      clearInterval(idle);
      clearTimeout(enough);
      resolve();
    });
  });
}
