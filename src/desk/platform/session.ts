import { type Operation, allowed } from '../../domain/people/permissions.ts';
import { type Answer, useAnswer } from './client.ts';

/** Who is signed in. */
export type Me = Answer<'/api/me'>;

/** Known wherever a room is shown: the shell waits for it. */
export function useMe(): Me {
  const { data } = useAnswer('/api/me', {});
  if (data === undefined) throw new Error('a room is shown before it is known who is signed in');
  return data;
}

export const mayI = (me: Me, operation: Operation): boolean =>
  allowed({ grade: me.grade, grants: me.roles }, operation);
