import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** What a phone has between itself and the server. */
export interface Profile {
  bitsPerSecond: number;
  /** Milliseconds. */
  roundTrip: number;
}

/** A narrow, long line before the server: what every connection sends shares its two directions, as on one phone's radio. */
export interface SlowLine {
  address: string;
  /** Bytes so far: headers and bodies, as they go over the wire but for the envelope of TCP and TLS. */
  carried: () => number;
  /** From now on there is no network. */
  cut: () => void;
  stop: () => Promise<void>;
}

const PACKET = 1460;
/** TCP and TLS 1.3 each take a round trip before the first question leaves. */
const GREETINGS = 2;

export async function slowLine(to: string, profile: Profile): Promise<SlowLine> {
  const { hostname, port } = new URL(to);
  const [up, down] = [new Direction(profile), new Direction(profile)];
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer({ allowHalfOpen: true }, (phone) => {
    if (isCut) return void phone.destroy();
    const beyond = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
    const end = (): void => {
      for (const socket of [phone, beyond]) open.delete(socket.destroy());
    };
    for (const socket of [phone, beyond]) {
      open.add(socket.setNoDelay());
      socket.on('error', end).on('close', end);
    }
    setTimeout(() => up.join(phone, beyond), GREETINGS * profile.roundTrip);
    down.join(beyond, phone);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    carried: () => up.carried + down.carried,
    cut: () => {
      isCut = true;
      for (const socket of open) socket.destroy();
    },
    stop: () => closed(server, open),
  };
}

function closed(server: Server, open: Set<Socket>): Promise<void> {
  for (const socket of open) socket.destroy();
  return new Promise((resolve) => server.close(() => resolve()));
}

interface Waiting {
  from: Socket;
  to: Socket;
  packets: Buffer[];
  ended: boolean;
}

/** One way of the line: packets of all connections in turn, each as long as it takes, and half a round trip later there. */
class Direction {
  carried = 0;
  readonly #profile: Profile;
  readonly #turns: Waiting[] = [];
  #free = 0;
  #running = false;

  constructor(profile: Profile) {
    this.#profile = profile;
  }

  join(from: Socket, to: Socket): void {
    const waiting: Waiting = { from, to, packets: [], ended: false };
    from.on('data', (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += PACKET) waiting.packets.push(chunk.subarray(at, at + PACKET));
      this.#run();
    });
    from.on('end', () => {
      waiting.ended = true;
      this.#run();
    });
    this.#turns.push(waiting);
  }

  #run(): void {
    if (this.#running) return;
    const waiting = this.#next();
    if (waiting === undefined) return;
    const packet = waiting.packets.shift();
    const { bitsPerSecond, roundTrip } = this.#profile;
    const length = packet?.length ?? 0;
    this.#running = true;
    // by the clock, not by the timer: timers are late, a radio is not
    this.#free = Math.max(this.#free, performance.now()) + (length * 8000) / bitsPerSecond;
    setTimeout(
      () => {
        this.carried += length;
        setTimeout(() => deliver(waiting.to, packet), roundTrip / 2);
        this.#running = false;
        this.#run();
      },
      Math.max(0, this.#free - performance.now()),
    );
  }

  /** Whose turn it is; whoever has nothing left to say leaves. */
  #next(): Waiting | undefined {
    for (let tried = this.#turns.length; tried > 0; tried--) {
      const [waiting] = this.#turns.splice(0, 1);
      if (waiting === undefined || waiting.from.destroyed) continue;
      if (waiting.packets.length > 0 || !waiting.ended) this.#turns.push(waiting);
      if (waiting.packets.length > 0 || waiting.ended) return waiting;
    }
    return undefined;
  }
}

function deliver(to: Socket, packet: Buffer | undefined): void {
  if (to.destroyed) return;
  if (packet) to.write(packet);
  else to.end();
}
