import { App, Button, InputNumber, Modal, Skeleton } from 'antd';
import { Fragment, useState } from 'react';
import { type Answer, answered, server, useAnswer, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { useWords } from './words.ts';

const PATH = '/api/settings/retention';
type Kept = Answer<typeof PATH>['kept'];

/** Each sentence with the figures that stand in it, in their order. */
const sentences = [
  { key: 'disputeParties', figures: ['monthsAfterClosing', 'monthsAfterOpening'] },
  { key: 'contact', figures: ['daysAfterClosing', 'monthsAfterOpening'] },
  { key: 'registration', figures: ['daysAfterUntil', 'months'] },
  { key: 'caseTexts', figures: ['monthsAfterClosing', 'monthsAfterOpening'] },
  { key: 'otherTexts', figures: ['months'] },
  { key: 'photos', figures: ['months'] },
  { key: 'held', figures: ['months'] },
  { key: 'audit', figures: ['months'] },
] as const;

type Figures = Record<string, Record<string, number>>;
const figuresOf = (kept: Kept): Figures => kept as unknown as Figures;

/** How long personal data is kept, as sentences whose figures can be made smaller, never larger than the law of the code. */
export function RetentionSection() {
  const say = useWords();
  const found = useAnswer(PATH, {});
  return (
    <section>
      <h2>{say('retention')}</h2>
      <p className="aside">{say('retentionWhat')}</p>
      {found.error && <Refused error={found.error} retry={() => void found.refetch()} />}
      {found.data ? <Sentences {...found.data} /> : <Skeleton active />}
    </section>
  );
}

function Sentences({ kept, longest, auditLeast }: Answer<typeof PATH>) {
  const say = useWords();
  const { message } = App.useApp();
  const [figures, setFigures] = useState<Figures>(() => figuresOf(kept));
  const [asking, setAsking] = useState(false);
  const save = useChange(() => answered(server.PUT(PATH, { body: figures as unknown as Kept })), [PATH]);
  const most = figuresOf(longest);
  const set = (key: string, figure: string, value: number | null) =>
    setFigures({ ...figures, [key]: { ...figures[key], [figure]: value ?? most[key]?.[figure] ?? 1 } });
  const shorter = sentences.some(({ key, figures: names }) =>
    names.some((figure) => (figures[key]?.[figure] ?? 0) < (figuresOf(kept)[key]?.[figure] ?? 0)),
  );
  const store = () =>
    save.mutate(undefined, {
      onSuccess: () => void message.success(say('saved')),
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <ul className="retention">
        {sentences.map(({ key, figures: names }) => (
          <li key={key}>
            <Sentence
              text={say(`keep_${key}`)}
              inputs={names.map((figure, index) => ({
                name: say(`keep_${key}`)
                  .split('{}')
                  .slice(0, index + 1)
                  .join('…'),
                value: figures[key]?.[figure] ?? 1,
                least: key === 'audit' ? auditLeast : 1,
                most: most[key]?.[figure] ?? 1,
                set: (value: number | null) => set(key, figure, value),
              }))}
            />
          </li>
        ))}
      </ul>
      {save.error && <Refused error={save.error} />}
      <p className="buttons">
        <Button type="primary" loading={save.isPending} onClick={() => (shorter ? setAsking(true) : store())}>
          {say('save')}
        </Button>
        <Button onClick={() => setFigures(most)}>{say('longest')}</Button>
      </p>
      <Modal
        open={asking}
        title={say('shortenAsk')}
        okText={say('shorten')}
        cancelText={say('cancel')}
        okButtonProps={{ danger: true }}
        confirmLoading={save.isPending}
        onOk={store}
        onCancel={() => setAsking(false)}
      >
        <p>{say('shortenMeans')}</p>
      </Modal>
    </>
  );
}

interface Figure {
  name: string;
  value: number;
  least: number;
  most: number;
  set: (value: number | null) => void;
}

/** A sentence with its figures in place of `{}`. */
function Sentence({ text, inputs }: { text: string; inputs: readonly Figure[] }) {
  const say = useWords();
  return (
    <>
      {text.split('{}').map((part, index) => {
        const input = inputs[index - 1];
        return (
          // the parts of one sentence never move
          <Fragment key={index}>
            {input && (
              <InputNumber
                className="retention-figure"
                aria-label={input.name}
                title={say('atMost', { most: input.most })}
                min={input.least}
                max={input.most}
                precision={0}
                value={input.value}
                onChange={input.set}
              />
            )}
            {part}
          </Fragment>
        );
      })}
    </>
  );
}
