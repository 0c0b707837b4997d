import { Button, Skeleton } from 'antd';
import { Link } from 'react-router';
import { kindOf } from '../../domain/journal/registry.ts';
import type { Change } from '../platform/address.ts';
import { type Answer, useAnswer } from '../platform/client.ts';
import { mayI, useMe } from '../platform/session.ts';
import { Day, numberInWords } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { DiaryHead } from './DiaryHead.tsx';
import type { VillageAddress } from './VillageView.tsx';
import { useWords } from './words.ts';

interface OldLedgersProps {
  village: string;
  address: VillageAddress;
  change: Change<VillageAddress>;
}

/** What old ledgers say of the village, the latest first: taken in as history, in no figure (decision 0064). */
export function OldLedgers({ village, address: { read, past }, change }: OldLedgersProps) {
  const say = useWords();
  const mayTakeIn = mayI(useMe(), 'numbers.write');
  const asked = { village, limit: 50, ...(past !== '' && { before: past }) };
  const found = useAnswer('/api/history', { query: asked }, { keep: true });
  const { data } = found;
  return (
    <section className="diary" aria-labelledby="diary" aria-busy={found.isFetching}>
      <DiaryHead read={read} change={change} />
      <p className="notice">{say('ledgersNote')}</p>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {data === undefined && !found.error && <Skeleton active paragraph={{ rows: 8 }} />}
      {data?.lines.length === 0 && (
        <p className="empty">
          {say('ledgersEmpty')} {mayTakeIn && <Link to="/numbers?what=history">{say('ledgersTakeIn')}</Link>}
        </p>
      )}
      {data && data.lines.length > 0 && <Lines lines={data.lines} />}
      <p className="buttons no-print">
        {data?.next !== undefined && <Button onClick={() => change({ past: data.next })}>{say('older')}</Button>}
        {past !== '' && (
          <Button type="text" onClick={() => change({ past: '' })}>
            {say('newest')}
          </Button>
        )}
      </p>
    </section>
  );
}

function Lines({ lines }: Pick<Answer<'/api/history'>, 'lines'>) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="plain" aria-labelledby="diary">
      <thead>
        <tr>
          <th scope="col">{say('ledgerDay')}</th>
          <th scope="col">{say('ledger')}</th>
          <th scope="col" className="number">
            {say('ledgerCount')}
          </th>
          <th scope="col">{say('ledgerText')}</th>
          <th scope="col">{say('ledgerSource')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ id, on, ledger, count, text, source }) => (
          <tr key={id}>
            <th scope="row">
              <Day on={on} />
            </th>
            <td>{kindOf(ledger)?.label[language] ?? ledger}</td>
            <td className="number">{count === null ? '–' : numberInWords(count)}</td>
            <td>{text ?? '–'}</td>
            <td className="aside">{source}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
