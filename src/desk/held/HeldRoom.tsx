import { Alert, Button } from 'antd';
import { useMemo, useState } from 'react';
import { AreaPath, ownArea } from '../platform/AreaPath.tsx';
import { useAddress } from '../platform/address.ts';
import { useAnswer } from '../platform/client.ts';
import { useLive } from '../platform/live.ts';
import { useMe } from '../platform/session.ts';
import { View } from '../shell/View.tsx';
import { DecideDialog } from './DecideDialog.tsx';
import type { Decision, Held } from './entry.ts';
import { HeldList } from './HeldList.tsx';
import { PasteReport } from './PasteReport.tsx';
import { useWords as usePasteWords } from './pasteWords.ts';
import { ReadingPane } from './ReadingPane.tsx';
import { useDecisionKeys } from './useDecisionKeys.ts';
import { useWords } from './words.ts';
import './held.css';

/** Entries held for the station (待派出所确认): read, then accepted or returned with a reason, one or many. */
export default function HeldRoom() {
  const say = useWords();
  const me = useMe();
  const [{ area, open, paste }, change] = useAddress({ area: ownArea(me) ?? '', open: '', paste: '' });
  const held = useAnswer('/api/held', { query: { area } }, { when: area !== '', keep: true });
  useLive(area, { held: ['/api/held'] });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState<{ decision: Decision; entries: Held[] }>();
  const [failed, setFailed] = useState<readonly string[]>([]);
  const rows = held.data?.held;
  const byId = useMemo(() => new Map((rows ?? []).map((row) => [row.id, row])), [rows]);
  const chosen = [...selected].flatMap((id) => byId.get(id) ?? []);
  const read = byId.get(open);
  const ask = (decision: Decision, entries: Held[]) => {
    const mine = entries.filter(({ mayDecide }) => mayDecide);
    if (mine.length > 0) setAsked({ decision, entries: mine });
  };
  useDecisionKeys((decision) => ask(decision, chosen.length > 0 ? chosen : read ? [read] : []));
  const done = (faults: readonly string[]) => {
    setAsked(undefined);
    setSelected(new Set());
    setFailed(faults);
    change({ open: '' }, { replace: true });
  };
  return (
    <View
      title={say('title')}
      aside={
        <span className="buttons">
          <AreaPath area={area} go={(next) => change({ area: next, open: '' })} />
          <PasteButton open={() => change({ paste: 'yes' })} />
        </span>
      }
    >
      {rows?.length !== 0 && <p className="aside">{say('intro')}</p>}
      {failed.length > 0 && <Failed faults={failed} close={() => setFailed([])} />}
      <div className="held-split">
        <HeldList
          rows={rows}
          of={area}
          error={held.error}
          retry={() => void held.refetch()}
          open={(id) => change({ open: id }, { replace: open !== '' })}
          {...{ selected, setSelected, chosen, ask }}
        />
        {((rows?.length ?? 0) > 0 || open !== '') && (
          <ReadingPane held={read} open={rows ? open : ''} ask={(decision) => read && ask(decision, [read])} />
        )}
      </div>
      <PasteReport open={paste !== ''} close={() => change({ paste: '' })} />
      {asked && <DecideDialog {...asked} close={() => setAsked(undefined)} done={done} />}
    </View>
  );
}

function PasteButton({ open }: { open: () => void }) {
  const say = usePasteWords();
  return (
    <Button className="no-print" onClick={open}>
      {say('open')}
    </Button>
  );
}

function Failed({ faults, close }: { faults: readonly string[]; close: () => void }) {
  const say = useWords();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="held-failed"
      closable={{ onClose: close, 'aria-label': say('close') }}
      title={say('failed', { count: faults.length })}
      description={
        <ul>
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      }
    />
  );
}
