import { Button, Popconfirm, Skeleton } from 'antd';
import { useState } from 'react';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Time } from '../../ui/time.tsx';
import { Refused } from '../shell/Refused.tsx';
import { FormPreview } from './FormPreview.tsx';
import { FormUpload } from './FormUpload.tsx';
import { MarkList } from './MarkList.tsx';
import { useDownload } from './useDownload.ts';
import { useWords } from './words.ts';

export type Form = Answer<'/api/report-forms'>['forms'][number];

/** The bureau's own forms: uploaded once, filled by the system for the area and month chosen above. */
export function FormsTab({ area, month }: { area: string; month: string }) {
  const say = useWords();
  const me = useMe();
  const { data, error, refetch } = useAnswer('/api/report-forms', { query: { area } }, { when: area !== '' });
  const mayWrite = mayI(me, 'reportForms.write');
  const [replacing, setReplacing] = useState<Form>();
  const [shown, setShown] = useState<string>();
  if (error) return <Refused error={error} retry={() => void refetch()} />;
  if (!data) return <Skeleton active />;
  return (
    <>
      <p className="report-hint">{say('formsHint', { mark: `{{${say('exampleMark')}}}` })}</p>
      {data.forms.length === 0 && <p className="empty">{say('formsEmpty')}</p>}
      {data.forms.map((form) => (
        <FormRow
          key={form.id}
          {...{ form, area, month }}
          own={mayWrite}
          replace={() => setReplacing(form)}
          shown={shown === form.id}
          show={() => setShown(shown === form.id ? undefined : form.id)}
        />
      ))}
      {mayWrite ? (
        <FormUpload
          key={replacing?.id ?? area}
          area={area}
          replacing={replacing}
          done={() => setReplacing(undefined)}
        />
      ) : (
        <p className="aside">{say('noBureau')}</p>
      )}
      <MarkList />
    </>
  );
}

interface FormRowProps {
  form: Form;
  area: string;
  month: string;
  own: boolean;
  replace: () => void;
  shown: boolean;
  show: () => void;
}

function FormRow({ form, area, month, own, replace, shown, show }: FormRowProps) {
  const say = useWords();
  const { fetch, making, error } = useDownload();
  const path = `/api/report-forms/${form.id}`;
  const removal = useChange(
    () => answered(server.DELETE('/api/report-forms/{id}', { params: { path: { id: form.id } } })),
    ['/api/report-forms'],
  );
  return (
    <section className="report-form">
      <h2>
        {form.name}{' '}
        <span className="aside">
          {form.format.toUpperCase()} · {say('version')} {form.version} · {say('ofArea', { area: form.area.name })} ·{' '}
          <Time at={form.uploadedAt} />
        </span>
      </h2>
      <div className="buttons">
        <Button
          type="primary"
          loading={making === 'file'}
          onClick={() => void fetch(`${path}/file`, { area, month }, 'file')}
        >
          {say('fill')}
        </Button>
        <Button aria-expanded={shown} onClick={show}>
          {say('preview')}
        </Button>
        <Button loading={making === 'blank'} onClick={() => void fetch(`${path}/blank`, {}, 'blank')}>
          {say('blank')}
        </Button>
        {own && <Button onClick={replace}>{say('replace')}</Button>}
        {own && (
          <Popconfirm
            title={say('removeAsk', { name: form.name })}
            okText={say('removeYes')}
            cancelText={say('removeNo')}
            onConfirm={() => removal.mutate(undefined)}
          >
            <Button danger>{say('remove')}</Button>
          </Popconfirm>
        )}
      </div>
      {(error ?? removal.error) && <Refused error={error ?? removal.error} />}
      {shown && <FormPreview id={form.id} area={area} month={month} />}
    </section>
  );
}
