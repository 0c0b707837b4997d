import type { SelectProps } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';

/** What is typed into a choice, and what of it waits since Enter. */
interface Search {
  typed: string;
  setTyped: (typed: string) => void;
  /** Typed and entered before the answer came. */
  entered: string;
  setEntered: (entered: string) => void;
  /** What is to be looked for. */
  sought: string;
}

export function useSearch(): Search {
  const [typed, setTyped] = useState('');
  const [entered, setEntered] = useState('');
  return { typed, setTyped, entered, setEntered, sought: (entered || typed).trim() };
}

interface Found<One> {
  /** Whether the answer to what is sought is still to come. */
  reading: boolean;
  /** The first that fits; to be trusted once nothing is to come. */
  first: One | undefined;
  choose: (one: One) => void;
  /** Several are chosen, one after the other. */
  several?: boolean;
}

/**
 * Who knows what they look for and presses Enter is quicker than a slow network: the first that fits is chosen once the answer is
 * there, never one of the answer before.
 */
export function useEnter<One>(search: Search, { reading, first, choose, several = false }: Found<One>) {
  const { typed, setTyped, entered, setEntered } = search;
  const [open, setOpen] = useState(false);
  const waits = entered !== '';
  const settle = () => {
    setEntered('');
    setTyped(first === undefined ? entered : '');
    if (first === undefined) return;
    if (!several) setOpen(false);
    choose(first);
  };
  const latest = useRef(settle);
  useEffect(() => {
    latest.current = settle;
  });
  useEffect(() => {
    if (!waits || reading) return undefined;
    const soon = setTimeout(() => latest.current());
    return () => clearTimeout(soon);
  }, [waits, reading]);
  return {
    open,
    onOpenChange: setOpen,
    loading: reading && typed !== '',
    onInputKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || event.nativeEvent.isComposing || !reading || typed.trim() === '') return;
      event.preventDefault();
      event.stopPropagation();
      setEntered(typed.trim());
    },
    search: {
      searchValue: typed,
      onSearch: (next: string) => {
        setTyped(next);
        // leaving the field empties it, which takes nothing back
        if (next !== '') setEntered('');
      },
    },
  } satisfies Pick<SelectProps, 'open' | 'onOpenChange' | 'loading' | 'onInputKeyDown'> & { search: object };
}
