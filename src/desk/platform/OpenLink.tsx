import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';

/** Opens something in the view one is in: the address as it is, with a field or two changed. */
export function OpenLink({ to, children }: { to: Record<string, string>; children: ReactNode }) {
  const { pathname, search } = useLocation();
  const next = new URLSearchParams(search);
  for (const [key, value] of Object.entries(to)) next.set(key, value);
  return <Link to={`${pathname}?${next.toString()}`}>{children}</Link>;
}
