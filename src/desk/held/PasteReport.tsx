import { Alert, Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { readTextMessage, type Report, sentFor } from '../../domain/incidents/textMessage.ts';
import { tell } from '../../domain/journal/tell.ts';
import { queryOf } from '../platform/address.ts';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Fact } from './Fact.tsx';
import { useWords } from './pasteWords.ts';

/** An urgent report that an officer without a network sent as a text message: pasted, read, taken in under the phone's own id. */
export function PasteReport({ open, close }: { open: boolean; close: () => void }) {
  const say = useWords();
  return (
    <Drawer open={open} onClose={close} title={say('title')} size={540} destroyOnHidden>
      <Pasting />
    </Drawer>
  );
}

function Pasting() {
  const say = useWords();
  const [text, setText] = useState('');
  const report = readTextMessage(text);
  return (
    <>
      <p className="aside">{say('intro')}</p>
      <label htmlFor="pasted-report">{say('paste')}</label>
      <Input.TextArea
        id="pasted-report"
        autoFocus
        value={text}
        autoSize={{ minRows: 5, maxRows: 10 }}
        onChange={({ target }) => setText(target.value)}
      />
      {report === null ? (
        text.trim() !== '' && (
          <Alert className="held-pasted" type="warning" showIcon role="alert" title={say('unread')} />
        )
      ) : (
        <Read key={report.id} report={report} />
      )}
    </>
  );
}

type Result = Answer<'/api/journal', 'post'>['results'][number];

/** What the message says, to be compared with who called or wrote, and the way into the journal. */
function Read({ report }: { report: Report }) {
  const say = useWords();
  const language = useLanguage();
  const village = useAnswer('/api/villages/{id}', { path: { id: report.village } });
  const take = useChange(
    () => answered(server.POST('/api/journal', { body: { entries: [sentFor(report)] } })),
    ['/api/held', '/api/cases', '/api/diary', '/api/scorecards'],
  );
  if (village.error) return <Refused error={village.error} retry={() => void village.refetch()} />;
  const officer = village.data?.postings.find((posting) => posting.officer.id === report.officer)?.officer;
  const result = take.data?.results[0];
  return (
    <section className="held-pasted">
      <h2>{tell({ kind: 'incident', body: report.body }, language)}</h2>
      <dl className="facts">
        <Fact name={say('village')}>{village.data?.name ?? report.village}</Fact>
        <Fact name={say('officer')}>{officer ? `${officer.name} ${officer.badge}` : say('unposted')}</Fact>
        <Fact name={say('occurred')}>
          <Time at={report.occurredAt} />
        </Fact>
        <Fact name={say('recorded')}>
          <Time at={report.recordedAt} />
        </Fact>
      </dl>
      {take.error && <Refused error={take.error} />}
      {result === undefined ? (
        <>
          <p className="held-why">{say('judge')}</p>
          <Button
            type="primary"
            disabled={village.data === undefined}
            loading={take.isPending}
            onClick={() => take.mutate(undefined)}
          >
            {say('take')}
          </Button>
        </>
      ) : (
        <Taken result={result} report={report} />
      )}
    </section>
  );
}

/** What became of it: noted, there already, or not taken in and why. */
function Taken({ result, report }: { result: Result; report: Report }) {
  const say = useWords();
  const { status, issues = [] } = result;
  const isIn = status === 'accepted' || status === 'duplicate';
  return (
    <Alert
      type={isIn ? 'success' : 'warning'}
      showIcon
      role="status"
      title={say(`is_${status}`)}
      description={
        isIn ? (
          <Link to={`/village/${report.village}${queryOf({ case: report.id })}`}>{say('toCase')}</Link>
        ) : (
          issues.map(({ message }) => <p key={message}>{message}</p>)
        )
      }
    />
  );
}
