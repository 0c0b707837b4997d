import { Skeleton } from 'antd';
import { Link, useParams } from 'react-router';
import { inForce } from '../../domain/duties/force.ts';
import { checkPolicy } from '../../domain/duties/policy.ts';
import { comparePolicies } from '../../domain/duties/told.ts';
import { useAddress } from '../platform/address.ts';
import { ownArea } from '../platform/AreaPath.tsx';
import { useAnswer } from '../platform/client.ts';
import { useMe } from '../platform/session.ts';
import { Time, today } from '../../ui/time.tsx';
import { useLanguage } from '../../ui/words.ts';
import { Refused } from '../shell/Refused.tsx';
import { View } from '../shell/View.tsx';
import { type Draft, forcesOf, type Policies } from './answers.ts';
import { ApplySection } from './ApplySection.tsx';
import { Differences } from './Differences.tsx';
import { newDraft } from './newDraft.ts';
import { EditSection } from './EditSection.tsx';
import { RehearsalSection } from './RehearsalSection.tsx';
import { useDraft } from './useDraft.ts';
import { useWords } from './draftWords.ts';

/** One draft: changed by forms, tried on a past month, applied. */
export function DraftView() {
  const say = useWords();
  const me = useMe();
  const { id } = useParams();
  const area = ownArea(me) ?? '';
  const drafts = useAnswer('/api/policies/drafts', { query: { area } });
  const [{ area: begun }] = useAddress({ area: '' });
  const kept = drafts.data?.drafts.find((one) => one.id === id) as Draft | undefined;
  const where = kept?.area ?? begun;
  const found = useAnswer('/api/policies', { query: { area: where } }, { when: drafts.isSuccess && where !== '' });
  const place = useAnswer('/api/areas/{id}', { path: { id: begun } }, { when: begun !== '' });
  const draft = kept ?? (id && found.data && place.data ? newDraft(id, place.data, found.data) : undefined);
  const error = drafts.error ?? found.error ?? place.error;
  const back = <Link to="/policies">{say('back')}</Link>;
  const failed = [drafts, found, place].filter((one) => one.error);
  if (error) return <Refused error={error} retry={() => failed.forEach((one) => void one.refetch())} />;
  if (drafts.data && (where === '' || (found.data && place.data && draft === undefined)))
    return (
      <View title={say('title')} aside={back}>
        <p className="empty">{say('draftGone')}</p>
      </View>
    );
  if (draft === undefined || found.data === undefined) return <Skeleton active paragraph={{ rows: 12 }} />;
  return (
    <View title={say('draftTitle', { area: draft.name })} aside={back}>
      <Drafting key={draft.id} draft={draft} found={found.data} />
    </View>
  );
}

function Drafting({ draft, found }: { draft: Draft; found: Policies }) {
  const say = useWords();
  const language = useLanguage();
  const { content, change, saved, error } = useDraft(draft);
  const { policy, issues = [] } = checkPolicy(content.policy, language);
  const base = inForce(forcesOf(found), draft.area, today())?.policy;
  const differences = policy && base ? comparePolicies(base, policy) : [];
  return (
    <>
      <p className="aside" role="status">
        {saved === undefined ? say('saving') : saved === '' ? say('nothingKept') : <Saved at={saved} />}
      </p>
      {error !== undefined && <Refused error={error} />}
      <EditSection {...{ draft, content, change, base, issues }} />
      <section>
        <h2>{differences.length === 0 ? say('noChange') : say('whatChanges', { count: differences.length })}</h2>
        {differences.length > 0 && <Differences found={differences} />}
      </section>
      <RehearsalSection {...{ draft, content, ready: policy !== undefined }} />
      <ApplySection {...{ draft, content, change, ready: policy !== undefined }} />
    </>
  );
}

function Saved({ at }: { at: string }) {
  const say = useWords();
  return (
    <>
      {say('savedAt', { time: '' })} <Time at={at} />
    </>
  );
}
