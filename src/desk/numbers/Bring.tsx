import { Alert, Button, Input, Select } from 'antd';
import { type DragEvent, useRef, useState } from 'react';
import { cellsOf, gridOf, withoutPersons } from '../../domain/numbers/persons.ts';
import { answered, type Answer, server, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Brought } from './useImport.ts';
import { useWords } from './words.ts';

type Sheets = Answer<'/api/numbers/sheets', 'post'>['sheets'];

/** A sheet comes in: pasted, chosen or dropped. Columns about persons are left out before anything is shown. */
export function Bring({ bring }: { bring: (sheet: Brought) => void }) {
  const say = useWords();
  const [nothing, setNothing] = useState(false);
  const [sheets, setSheets] = useState<{ file: string; sheets: Sheets }>();
  const read = useChange(async (file: File) => {
    const content = await base64Of(file);
    return answered(server.POST('/api/numbers/sheets', { body: { file: file.name.slice(0, 120), content } }));
  }, []);
  const take = (sheet: Brought) => {
    setNothing(sheet.rows.length === 0);
    if (sheet.rows.length > 0) bring(sheet);
  };
  const open = (file: File | undefined) => {
    if (!file) return;
    read.mutate(file, {
      onSuccess: ({ sheets: found }) => {
        const [only] = found;
        if (only && found.length === 1) take({ ...only, source: file.name });
        else if (only) setSheets({ file: file.name, sheets: found });
        else setNothing(true);
      },
    });
  };
  return (
    <section>
      <h2>{say('step_bring')}</h2>
      {read.error && <Refused error={read.error} />}
      {nothing && <Alert type="warning" showIcon role="alert" title={say('nothingRead')} />}
      <div className="numbers-bring" onDragOver={stay} onDrop={(event) => open(dropped(event))}>
        <label htmlFor="numbers-paste">{say('paste')}</label>
        <Input.TextArea
          id="numbers-paste"
          rows={5}
          value=""
          placeholder={say('pasteHint')}
          onChange={({ target }) => take({ ...withoutPersons(gridOf(cellsOf(target.value))), source: say('pasted') })}
        />
        <FileChoice reading={read.isPending} open={open} />
        {sheets && <SheetChoice {...sheets} take={take} />}
      </div>
    </section>
  );
}

const stay = (event: DragEvent) => event.preventDefault();

function dropped(event: DragEvent): File | undefined {
  event.preventDefault();
  return event.dataTransfer.files[0];
}

function FileChoice({ reading, open }: { reading: boolean; open: (file: File | undefined) => void }) {
  const say = useWords();
  const file = useRef<HTMLInputElement>(null);
  return (
    <p className="buttons">
      <Button loading={reading} onClick={() => file.current?.click()}>
        {say('chooseFile')}
      </Button>
      <span className="aside">{reading ? say('reading') : say('orFile')}</span>
      <input
        ref={file}
        hidden
        type="file"
        aria-label={say('chooseFile')}
        accept=".csv,.xlsx,text/csv"
        onChange={({ target }) => {
          open(target.files?.[0]);
          target.value = '';
        }}
      />
    </p>
  );
}

/** A workbook of several sheets: one of them. */
function SheetChoice({ file, sheets, take }: { file: string; sheets: Sheets; take: (sheet: Brought) => void }) {
  const say = useWords();
  return (
    <label>
      {say('sheet')}{' '}
      <Select<number>
        aria-label={say('sheet')}
        value={null}
        popupMatchSelectWidth={false}
        options={sheets.map(({ sheet, rows }, at) => ({
          value: at,
          label: `${sheet} – ${say('read', { count: rows.length })}`,
        }))}
        onChange={(at) => {
          const chosen = sheets[at ?? 0];
          if (chosen) take({ ...chosen, source: `${file} · ${chosen.sheet}` });
        }}
      />
    </label>
  );
}

async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 32_768) text += String.fromCharCode(...bytes.subarray(at, at + 32_768));
  return btoa(text);
}
