import { Alert, Button, Progress, Segmented } from 'antd';
import { Link } from 'react-router';
import { useAddress } from '../platform/address.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { ChooseFile } from './ChooseFile.tsx';
import { groups, type What, whats } from './groups.ts';
import { Preview } from './Preview.tsx';
import type { Report } from './send.ts';
import { useImport } from './useImport.ts';
import { useWords } from './words.ts';

/** Sheets in: chosen, checked row by row, mended on the spot, checked again, imported whole or not at all. */
export default function ImportRoom() {
  const say = useWords();
  const me = useMe();
  const mine = whats.filter((what) => mayI(me, groups[what].for));
  const [at, go] = useAddress({ what: mine[0] ?? '' });
  const what = mine.find((one) => one === at.what) ?? mine[0];
  if (what === undefined) {
    return (
      <View title={say('title')}>
        <p className="empty">{say('notAllowed')}</p>
      </View>
    );
  }
  return (
    <View title={say('title')}>
      {mine.length > 1 && (
        <p>
          <Segmented
            aria-label={say('what')}
            value={what}
            options={mine.map((value) => ({ value, label: say(`what_${value}`) }))}
            onChange={(next: What) => go({ what: next })}
          />
        </p>
      )}
      <Importing key={what} what={what} />
    </View>
  );
}

function Importing({ what }: { what: What }) {
  const { state, check, apply, change, reset } = useImport(what);
  const { busy, error, tables, done } = state;
  if (done) return <Done what={what} report={done} reset={reset} />;
  return (
    <>
      {error !== undefined && <Refused error={error} />}
      {busy && <Busy {...busy} />}
      {tables === undefined ? (
        <ChooseFile what={what} busy={busy !== undefined} take={(files) => void check({ files })} />
      ) : (
        <Preview
          {...{ tables, change, reset }}
          sheets={state.sheets}
          busy={busy !== undefined}
          check={() => void check({ tables })}
          apply={() => void apply(tables)}
        />
      )}
    </>
  );
}

function Busy({ doing, share }: { doing: 'reading' | 'uploading' | 'checking' | 'importing'; share: number }) {
  const say = useWords();
  return (
    <div role="status" className="busy">
      {say(doing)}
      <Progress
        aria-label={say(doing)}
        percent={Math.round(share * 100)}
        status="active"
        showInfo={doing === 'uploading'}
      />
    </div>
  );
}

function Done({ what, report, reset }: { what: What; report: Report; reset: () => void }) {
  const say = useWords();
  return (
    <Alert
      type="success"
      showIcon
      role="status"
      title={say('done')}
      description={
        <>
          <ul className="lines">
            {report.sheets.map(({ sheet, rows, ...counts }) => (
              <li key={sheet}>
                {say('rows', { count: rows })}: {say('counts', counts)}
              </li>
            ))}
          </ul>
          <p className="buttons">
            <Link to={groups[what].room}>
              <Button type="primary">{say(`next_${what}`)}</Button>
            </Link>
            <Button onClick={reset}>{say('again')}</Button>
          </p>
        </>
      }
    />
  );
}
