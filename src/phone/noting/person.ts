import { useMemo } from 'react';
import type { Person } from '../../domain/people/roles.ts';
import { type Me, useMe } from '../account/me.ts';

/** Whoever has the phone, as the rules know people. Of several roles each counts for all that they reach; the server looks closer. */
function personOf({ id, username, name, grade, roles, within, postings }: Me): Person {
  const posted = [...new Set(postings.map(({ village }) => village))];
  return {
    ...{ id, badge: username, name, grade, session: '', postings },
    grants: roles.map(({ role, area = '' }) => ({ role, area, within: role === 'officer' ? posted : within })),
  };
}

/** Undefined while it is read, null before the server was first asked. */
export function usePerson(): Person | null | undefined {
  const me = useMe();
  return useMemo(() => me && personOf(me), [me]);
}
