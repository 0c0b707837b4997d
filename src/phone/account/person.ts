import { withClosed } from '../../domain/people/onPhone.ts';
import type { Person } from '../../domain/people/roles.ts';
import type { Me } from './me.ts';

/** Whoever has the phone, as the domain's rules ask. The server names the villages of all roles together, and judges anew. */
export const personOf = ({ id, username, name, grade, roles, within, postings, closed }: Me): Person => ({
  ...{ id, badge: username, name, grade, session: '', postings: withClosed(postings, closed) },
  grants: roles.map(({ role, area = '', name: team }) => ({
    ...{ role, area, within },
    ...(team !== undefined && { name: team }),
  })),
});
