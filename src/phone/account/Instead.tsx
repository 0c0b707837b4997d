import type { ReactNode } from 'react';

interface InsteadProps {
  title: string;
  why: string;
  /** What helps, in this order. */
  steps: readonly string[];
  /** The address to be opened elsewhere. */
  address: string;
  children?: ReactNode;
}

/** What stands in the phone's place in a browser that it cannot be used in. */
export function Instead({ title, why, steps, address, children }: InsteadProps) {
  return (
    <main className="alone">
      <h1>{title}</h1>
      <p>{why}</p>
      <ol>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p className="address">{address}</p>
      {children}
    </main>
  );
}
