import { Drawer, Skeleton } from 'antd';
import { Link } from 'react-router';
import type { DutyId } from '../../domain/duties/duty.ts';
import { dutySentence } from '../../domain/duties/sentence.ts';
import { whys, type Why } from '../../domain/duties/why.ts';
import { queryOf } from '../platform/address.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { entryPath } from '../village/entryPath.ts';
import { dutyLabel } from './dutyColumns.tsx';
import { Required } from './Required.tsx';
import { type PostingRow, rowKey, useRows } from './rows.ts';
import { useWords } from './words.ts';

/** Which figure: as it stands in the address. */
export interface Asked {
  village: string;
  month: string;
  duty: DutyId;
  officer: string;
  posting: string;
}

/** The entries behind one figure: which count, which do not, and why. */
export function EvidenceDrawer({ asked, close }: { asked: Asked | undefined; close: () => void }) {
  const say = useWords();
  return (
    <Drawer
      open={asked !== undefined}
      onClose={close}
      size={760}
      title={say('evidence')}
      closable={{ 'aria-label': say('close') }}
      destroyOnHidden
    >
      {asked && <Evidence asked={asked} />}
    </Drawer>
  );
}

function Evidence({ asked }: { asked: Asked }) {
  const say = useWords();
  const language = useLanguage();
  const { village, month, duty, officer, posting } = asked;
  const rows = useRows(village, month);
  const row = rows.data?.rows.find((one) => isAsked(one, asked));
  const found = useAnswer('/api/scorecards/evidence', {
    query: { village, month, duty, ...(officer && { officer, posting: posting as 'contact' }) },
  });
  const figure = row?.duties[duty];
  return (
    <>
      <h2>{[row?.village.name, row?.officer?.name, dutyLabel(duty, language)].filter(Boolean).join(' · ')}</h2>
      {figure && <p>{dutySentence(duty, figure, language)}</p>}
      {officer !== '' && figure && <Required asked={asked} required={figure.required} state={figure.state} />}
      {figure && figure.late > 0 && <p className="aside">{say('lateNote')}</p>}
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && <Skeleton active />}
      {found.data && <Entries entries={found.data.entries} asked={asked} />}
      <p>
        <Link to={`/village/${village}${queryOf({ month })}`}>{say('toVillage')}</Link>
      </p>
    </>
  );
}

const isAsked = (row: PostingRow, { village, officer, posting }: Asked): boolean =>
  rowKey(row) === `${village} ${posting} ${officer}`;

interface EntriesProps {
  entries: Answer<'/api/scorecards/evidence'>['entries'];
  asked: Pick<Asked, 'village' | 'month'>;
}

/** Each entry's number leads to it in the village's diary. */
export function Entries({ entries, asked: { village, month } }: EntriesProps) {
  const say = useWords();
  const language = useLanguage();
  if (entries.length === 0) return <p className="empty">{say('noEvidence')}</p>;
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('number')}</th>
          <th scope="col">{say('when')}</th>
          <th scope="col">{say('what')}</th>
          <th scope="col">{say('who')}</th>
          <th scope="col">{say('counts')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={entry.id} className={entry.counted ? undefined : 'aside'}>
            <th scope="row">
              <Link to={entryPath(village, entry.number, month)}>{entry.number}</Link>
            </th>
            <td>
              <Time at={entry.occurredAt} />
            </td>
            <td>{entry.what[language]}</td>
            <td>{entry.author ?? say('notByOfficer')}</td>
            <td>
              {say(entry.counted ? 'yes' : 'no')}
              {entry.why !== 'counted' && <small>{whys[entry.why as Why]?.[language] ?? entry.why}</small>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
