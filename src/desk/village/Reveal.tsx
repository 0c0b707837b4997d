import { Button, Input } from 'antd';
import { useState } from 'react';
import { answered, server, useChange } from '../platform/client.ts';
import { Refused } from '../shell/Refused.tsx';
import { type Say, useWords } from './words.ts';

/** Sealed details open for a reason, which is recorded first; they live in this drawer only and go with it (R8). */
export function Reveal({ id }: { id: string }) {
  const say = useWords();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const reveal = useChange(
    (given: string) =>
      answered(server.POST('/api/cases/{id}/reveal', { params: { path: { id } }, body: { reason: given } })),
    [],
  );
  if (reveal.data) {
    return (
      <section className="revealed" aria-live="polite">
        {reveal.data.details.map(({ number, details }) => (
          <div key={number}>
            <p>{say('revealed', { number })}</p>
            <Details of={details} />
          </div>
        ))}
      </section>
    );
  }
  const ask = () => {
    setMissing(reason.trim() === '');
    if (reason.trim() !== '') reveal.mutate(reason);
  };
  return (
    <section className="reveal">
      <h3>{say('sealed')}</h3>
      <p className="aside">{say('sealedHint')}</p>
      <label>
        {say('revealReason')}
        <Input
          value={reason}
          maxLength={200}
          status={missing ? 'error' : ''}
          aria-invalid={missing}
          onChange={({ target }) => setReason(target.value)}
          onPressEnter={ask}
        />
      </label>
      {missing && <p role="alert">{say('reasonNeeded')}</p>}
      {reveal.error && <Refused error={reveal.error} />}
      <Button loading={reveal.isPending} onClick={ask}>
        {say('reveal')}
      </Button>
    </section>
  );
}

const KNOWN = ['name', 'phone', 'role'] as const;

/** Details as they came: masked, or revealed. */
export function Details({ of }: { of: unknown }) {
  const say = useWords();
  return <p className="details">{told(say, of)}</p>;
}

function told(say: Say, of: unknown): string {
  if (Array.isArray(of)) return of.map((one) => told(say, one)).join(' · ');
  if (typeof of !== 'object' || of === null) return typeof of === 'string' || typeof of === 'number' ? String(of) : '';
  return Object.entries(of)
    .map(([field, value]) => {
      const known = KNOWN.find((one) => one === field);
      if (typeof value === 'object' && value !== null) return told(say, value);
      return known === undefined ? told(say, value) : `${say(`detail_${known}`)} ${String(value)}`;
    })
    .join(' ');
}
