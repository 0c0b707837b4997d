import { App, Upload } from 'antd';
import { useLanguage } from '../../ui/words.ts';
import { groups, type What } from './groups.ts';
import { useWords } from './words.ts';

interface ChooseFileProps {
  what: What;
  busy: boolean;
  take: (files: readonly File[]) => void;
}

/** In base64 they must fit what the server takes. */
const LARGEST = 20 * 1024 * 1024;

/** What to import, by a template, chosen or dropped. */
export function ChooseFile({ what, busy, take }: ChooseFileProps) {
  const say = useWords();
  const language = useLanguage();
  const { message } = App.useApp();
  const begin = (file: File, all: readonly File[]): false => {
    // called once for each file; the last one brings them all
    if (file !== all[all.length - 1]) return false;
    if (all.reduce((sum, { size }) => sum + size, 0) > LARGEST) void message.error(say('tooLarge'));
    else take(all);
    return false;
  };
  return (
    <>
      <p>{say(`intro_${what}`)}</p>
      <p className="templates">
        {say('template')}
        {groups[what].kinds.map(({ name, label }) => (
          <a key={name} href={`/api/imports/templates/${name}`} download={`${label[language]}.xlsx`}>
            {label[language]}
          </a>
        ))}
      </p>
      <Upload.Dragger
        height={180}
        multiple
        disabled={busy}
        accept=".xlsx,.csv"
        showUploadList={false}
        beforeUpload={begin}
      >
        <p className="drop">{say('drop')}</p>
        <p className="aside">{say('dropHint')}</p>
      </Upload.Dragger>
    </>
  );
}
