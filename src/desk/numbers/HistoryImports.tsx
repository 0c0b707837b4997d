import { Button, Popconfirm } from 'antd';
import { kindOf } from '../../domain/journal/registry.ts';
import { ownArea } from '../platform/AreaPath.tsx';
import { answered, type Answer, server, useAnswer, useChange } from '../platform/client.ts';
import { useMe } from '../platform/session.ts';
import { numberInWords, Time } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

type Import = Answer<'/api/history/imports'>['imports'][number];

/** Ledgers taken in so far; a wrong one is taken back whole. */
export function HistoryImports() {
  const say = useWords();
  const me = useMe();
  const area = ownArea(me) ?? '';
  const found = useAnswer('/api/history/imports', { query: { area } }, { when: area !== '' });
  const drop = useChange(
    (id: string) => answered(server.DELETE('/api/history/imports/{id}', { params: { path: { id } } })),
    ['/api/history/imports'],
  );
  const error = found.error ?? drop.error;
  const imports = found.data?.imports;
  return (
    <section>
      <h2>{say('imports')}</h2>
      {error && <Refused error={error} {...(found.error && { retry: () => void found.refetch() })} />}
      {imports?.length === 0 && <p className="empty">{say('noImports')}</p>}
      {imports && imports.length > 0 && <ImportTable imports={imports} drop={(id) => drop.mutate(id)} />}
    </section>
  );
}

function ImportTable({ imports, drop }: { imports: Import[]; drop: (id: string) => void }) {
  const say = useWords();
  const language = useLanguage();
  return (
    <table className="plain">
      <thead>
        <tr>
          <th scope="col">{say('source')}</th>
          <th scope="col">{say('ledger')}</th>
          <th scope="col">{say('lines')}</th>
          <th scope="col">{say('villages')}</th>
          <th scope="col">{say('importedAt')}</th>
          <th scope="col">{say('by')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {imports.map(({ id, source, ledger, lines, villages, importedAt, by }) => (
          <tr key={id}>
            <th scope="row">{source}</th>
            <td>{kindOf(ledger)?.label[language]}</td>
            <td>{numberInWords(lines)}</td>
            <td>{numberInWords(villages)}</td>
            <td>
              <Time at={importedAt} />
            </td>
            <td>{by?.name ?? say('none')}</td>
            <td>
              <Popconfirm
                title={say('takeBackAsk', { count: lines })}
                okText={say('takeBack')}
                cancelText={say('keep')}
                onConfirm={() => drop(id)}
              >
                <Button size="small">{say('takeBack')}</Button>
              </Popconfirm>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
