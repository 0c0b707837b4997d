import { NavLink } from 'react-router';

interface PartsProps {
  label: string;
  /** Address and words of each, the room's own first. */
  parts: readonly (readonly [to: string, words: string])[];
}

/** The parts of a room, each with an address. */
export const Parts = ({ label, parts }: PartsProps) => (
  <nav className="parts" aria-label={label}>
    {parts.map(([to, words], index) => (
      <NavLink key={to} to={to} end={index === 0}>
        {words}
      </NavLink>
    ))}
  </nav>
);
