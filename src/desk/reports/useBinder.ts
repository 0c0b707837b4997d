import { useRef, useState } from 'react';
import { save } from '../list/exportFile.ts';
import { queryOf } from '../platform/address.ts';
import { choices } from '../platform/choices.ts';
import { Refusal, refusalOf } from '../../ui/refusal.ts';

interface Progress {
  done: number;
  of: number;
}

/** A line of the answer: how far it is, or the binder itself. */
type Line = Progress | { name: string; content: string } | { code: string };

/** Line by line, as they come. */
async function* linesOf(response: Response): AsyncGenerator<Line> {
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read();
    const lines = (rest + (value ?? '')).split('\n');
    rest = done ? '' : (lines.pop() ?? '');
    for (const line of lines) if (line !== '') yield JSON.parse(line) as Line;
    if (done) return;
  }
}

const bytesOf = (content: string): Uint8Array =>
  Uint8Array.from(atob(content), (character) => character.codePointAt(0) ?? 0);

/** Has a binder made, tells how far it is, and saves it; whoever leaves or stops it ends the making. */
export function useBinder() {
  const [progress, setProgress] = useState<Progress>();
  const [done, setDone] = useState(false);
  const [error, setError] = useState<Refusal>();
  const stopping = useRef<AbortController>(undefined);
  const make = async (village: string, year: string): Promise<void> => {
    const controller = (stopping.current = new AbortController());
    setProgress({ done: 0, of: 1 });
    setDone(false);
    setError(undefined);
    try {
      const headers = { accept: 'application/x-ndjson', 'accept-language': choices().language };
      const response = await fetch(`/api/binders${queryOf({ village, year })}`, { headers, signal: controller.signal });
      if (!response.ok) throw refusalOf(response.status, await response.json().catch(() => undefined));
      for await (const line of linesOf(response)) {
        if ('done' in line) setProgress(line);
        else if ('content' in line) {
          save(bytesOf(line.content), line.name, 'application/pdf');
          setDone(true);
        } else throw refusalOf(500, { code: 'fault' });
      }
    } catch (fault) {
      if (!controller.signal.aborted)
        setError(fault instanceof TypeError ? new Refusal(0, { code: 'offline' }) : Refusal.of(fault));
    } finally {
      setProgress(undefined);
    }
  };
  return { make, stop: () => stopping.current?.abort(), progress, done, error };
}
