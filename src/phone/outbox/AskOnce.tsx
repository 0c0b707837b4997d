import './outbox.css';
import { useState } from 'react';
import { toHeading } from '../shell/Heading.tsx';

interface AskOnceProps {
  name: string;
  consequence: string;
  yes: string;
  no: string;
  work: () => Promise<unknown>;
}

/** Something that cannot be undone: asked for once, with its consequence named, in the place where it was asked for. */
export function AskOnce({ name, consequence, yes, no, work }: AskOnceProps) {
  const [asking, setAsking] = useState<boolean>();
  if (!asking)
    return (
      <button type="button" autoFocus={asking === false} onClick={() => setAsking(true)}>
        {name}
      </button>
    );
  return (
    <div className="ask" role="group" aria-label={name}>
      <p role="alert">{consequence}</p>
      <button type="button" className="grave" onClick={() => void work().then(toHeading, reportError)}>
        {yes}
      </button>
      <button type="button" autoFocus onClick={() => setAsking(false)}>
        {no}
      </button>
    </div>
  );
}
