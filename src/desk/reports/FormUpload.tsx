import { Alert, Button, Input } from 'antd';
import { useRef, useState } from 'react';
import { answered, type Answer, server, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import type { Form } from './FormsTab.tsx';
import { useWords } from './words.ts';

type Checked = Answer<'/api/report-forms', 'post'>;

interface Chosen {
  name: string;
  content: string;
}

/** A file as the server takes it; base64 in pieces, because a call has room for so many arguments only. */
async function contentOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const PIECE = 0x8000;
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCodePoint(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** The upload of a form: chosen, its marks judged, stored; a wrong mark is named with its place before anything is stored. */
function useUpload(area: string, replacing: Form | undefined, done: () => void) {
  const [name, setName] = useState(replacing?.name ?? '');
  const [chosen, setChosen] = useState<Chosen>();
  const check = useChange(
    (file: Chosen) =>
      answered(
        server.POST('/api/report-forms', {
          body: { area: replacing?.area.id ?? area, name: file.name, content: file.content, dryRun: true },
        }),
      ),
    [],
  );
  const store = useChange(
    ({ content }: Chosen) => {
      const body = { name: name.trim(), content };
      if (replacing === undefined) return answered(server.POST('/api/report-forms', { body: { area, ...body } }));
      const params = { path: { id: replacing.id } };
      return answered(server.PUT('/api/report-forms/{id}', { params, body }));
    },
    ['/api/report-forms', '/api/report-forms/{id}/preview'],
  );
  const choose = async (file: File | undefined) => {
    if (!file) return;
    const read = { name: file.name.replace(/\.\w+$/, '').slice(0, 60), content: await contentOf(file) };
    setChosen(read);
    setName((before) => before || read.name);
    store.reset();
    check.mutate(read);
  };
  const send = () => {
    if (!chosen) return;
    const stored = () => {
      setChosen(undefined);
      setName('');
      check.reset();
      done();
    };
    store.mutate(chosen, { onSuccess: stored });
  };
  const right = chosen !== undefined && (check.data?.marks.every(({ known }) => known) ?? false);
  return { name, setName, choose, send, check, store, ready: right && name.trim() !== '' };
}

interface FormUploadProps {
  area: string;
  replacing: Form | undefined;
  done: () => void;
}

/** Choose a file, see each of its marks judged, then store it. */
export function FormUpload({ area, replacing, done }: FormUploadProps) {
  const say = useWords();
  const file = useRef<HTMLInputElement>(null);
  const { name, setName, choose, send, check, store, ready } = useUpload(area, replacing, done);
  const error = check.error ?? store.error;
  return (
    <section className="report-upload">
      <h2>{replacing ? `${say('replace')} · ${replacing.name}` : say('upload')}</h2>
      <div className="buttons">
        <Button loading={check.isPending} onClick={() => file.current?.click()}>
          {say('choose')}
        </Button>
        <input
          ref={file}
          hidden
          type="file"
          aria-label={say('choose')}
          accept=".xlsx,.docx"
          onChange={({ target }) => {
            void choose(target.files?.[0]);
            target.value = '';
          }}
        />
        <Input
          className="narrow"
          aria-label={say('formName')}
          placeholder={say('formName')}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" disabled={!ready} loading={store.isPending} onClick={send}>
          {say(replacing ? 'replace' : 'upload')}
        </Button>
        {replacing && <Button onClick={done}>{say('removeNo')}</Button>}
      </div>
      {check.isPending && <p role="status">{say('checking')}</p>}
      {check.data && <Judged checked={check.data} />}
      {error && <Refused error={error} />}
    </section>
  );
}

function Judged({ checked }: { checked: Checked }) {
  const say = useWords();
  const wrong = checked.marks.filter(({ known }) => !known);
  if (wrong.length === 0)
    return <Alert type="success" role="status" title={say('marksFound', { count: checked.marks.length })} />;
  return (
    <>
      <Alert type="error" role="alert" title={say('marksWrong', { count: wrong.length })} />
      <table className="list report-table">
        <thead>
          <tr>
            <th scope="col">{say('place')}</th>
            <th scope="col">{say('mark')}</th>
            <th scope="col">{say('nearest')}</th>
          </tr>
        </thead>
        <tbody>
          {wrong.map(({ where, said, nearest }) => (
            <tr key={`${where} ${said}`}>
              <th scope="row">{where}</th>
              <td>{`{{${said}}}`}</td>
              <td>{nearest.join(' ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
