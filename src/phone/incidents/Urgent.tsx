import { NavLink, useMatch } from 'react-router';
import { useWords } from './words.ts';

/** The way to an urgent report from every screen, in the village that is looked at: the call is the next tap. */
export function Urgent() {
  const say = useWords();
  const [onVillage, onCase] = [useMatch('/village/:village/*'), useMatch('/case/:village/:id')];
  const village = (onVillage ?? onCase)?.params.village;
  return (
    <NavLink to={`/note/incident${village ? `?village=${village}` : ''}`} className="emergency">
      {say('urgent')}
    </NavLink>
  );
}
