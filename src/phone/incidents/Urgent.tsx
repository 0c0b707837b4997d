import { NavLink } from 'react-router';
import { useWords } from './words.ts';

/** The way to an urgent report from every screen: the call is the next tap. */
export function Urgent() {
  const say = useWords();
  return (
    <NavLink to="/note/incident" className="emergency">
      {say('urgent')}
    </NavLink>
  );
}
