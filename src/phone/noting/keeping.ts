/** So long after the last change (ms) what is typed is on the disk. */
const PAUSE = 200;

/** What keeps a form while it is filled in. */
export interface Keeping {
  /** Writes a value a moment later; what is not written by then is past. */
  later: (value: unknown) => void;
  /** Writes at once what is not written yet. */
  write: () => void;
  /** Drops what is not written yet; done once what was being written is. */
  stop: () => Promise<void>;
  /** The same, and writes no more of it: written after the form was noted, it would come back and be noted twice. */
  end: () => Promise<void>;
  /** It was not noted: writes again, a moment later. */
  again: (value: unknown) => void;
}

/** Writes what changed a moment later, one after another. `keep` must not reject. */
export function keepingWith(keep: (value: unknown) => Promise<void>): Keeping {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let latest: { value: unknown } | undefined;
  let written = Promise.resolve();
  let ended = false;
  const stop = (): Promise<void> => {
    clearTimeout(timer);
    latest = undefined;
    return written;
  };
  const write = (): void => {
    const next = latest;
    if (next) written = written.then(() => keep(next.value));
    void stop();
  };
  const later = (value: unknown): void => {
    if (ended) return;
    latest = { value };
    clearTimeout(timer);
    timer = setTimeout(write, PAUSE);
  };
  const end = (): Promise<void> => {
    ended = true;
    return stop();
  };
  const again = (value: unknown): void => {
    ended = false;
    later(value);
  };
  return { later, write, stop, end, again };
}
