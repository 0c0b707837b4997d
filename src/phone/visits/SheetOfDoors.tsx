import { type ChangeEvent, useState } from 'react';
import type { Entry } from '../../domain/journal/entry.ts';
import { Refusal } from '../../ui/refusal.ts';
import { answered, server } from '../platform/server.ts';
import { newAmong } from './putDown.ts';
import { useOnce } from './useOnce.ts';
import { type Told, usePutDown } from './usePutDown.ts';
import { useWords } from './words.ts';

type Read = Awaited<ReturnType<typeof readSheet>>;

/** Puts down the doors of the village's own sheet: shown first, with the columns that were not read. */
export function SheetOfDoors({ village, entries }: { village: string; entries: readonly Entry[] }) {
  const say = useWords();
  const [read, setRead] = useState<Read>();
  const [told, setTold] = useState<Told>();
  const doors = newAmong(read?.doors ?? [], entries);
  const failed = (error: unknown) => setTold({ fault: true, text: say(whyNot(error)) });
  const picked = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [file] = target.files ?? [];
    // the same file can be chosen again once it was mended
    target.value = '';
    setRead(undefined);
    setTold(undefined);
    if (file) readSheet(village, file).then(setRead, failed);
  };
  const putDown = usePutDown(village);
  const put = useOnce(async () => {
    const became = await putDown(doors, (read?.doors.length ?? 0) - doors.length);
    setTold(became);
    if (!became.fault) setRead(undefined);
  });
  return (
    <div className="sheet-of-doors">
      <p className="aside">{say('sheetHow')}</p>
      <label className="pick">
        {say('sheet')}
        <input type="file" accept=".xlsx,.csv" onChange={picked} />
      </label>
      <p role="status" className={told?.fault ? 'fault' : ''}>
        {told?.text}
      </p>
      {read && <WhatWasRead read={read} fresh={doors.length} put={put} />}
    </div>
  );
}

/** What the sheet comes to, before anything is put down. */
function WhatWasRead({ read, fresh, put }: { read: Read; fresh: number; put: () => void }) {
  const say = useWords();
  const inARow = (headings: readonly string[]) => headings.join(say('comma'));
  if (read.doors.length === 0) return <p className="fault">{say('sheetNone')}</p>;
  return (
    <>
      <p>
        {say('sheetRead', { count: read.doors.length, existing: read.doors.length - fresh, read: inARow(read.read) })}
      </p>
      {read.left.length > 0 && <p className="aside">{say('sheetLeft', { left: inARow(read.left) })}</p>}
      {read.passedOver > 0 && <p className="aside">{say('sheetPassed', { count: read.passedOver })}</p>}
      {fresh > 0 && (
        <button type="button" onClick={put}>
          {say('sheetPut', { count: fresh })}
        </button>
      )}
    </>
  );
}

async function readSheet(village: string, file: File) {
  const body = { file: file.name.slice(-120), content: await base64Of(file) };
  return answered(server.POST('/api/villages/{id}/doors', { params: { path: { id: village } }, body }));
}

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve((reader.result as string).replace(/^[^,]*,/, '')));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')));
    reader.readAsDataURL(file);
  });

function whyNot(error: unknown): 'sheetOffline' | 'sheetTooLarge' | 'sheetUnreadable' | 'sheetLater' {
  const { code } = Refusal.of(error);
  if (code === 'offline') return 'sheetOffline';
  if (code === 'too_large') return 'sheetTooLarge';
  return code === 'invalid' ? 'sheetUnreadable' : 'sheetLater';
}
