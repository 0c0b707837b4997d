import { useLayoutEffect, useSyncExternalStore } from 'react';
import { palette, tint } from '../../ui/palette.ts';
import { speak } from '../../ui/words.ts';
import { choices, useChoices } from '../platform/choices.ts';

const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function listen(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}

/** In the sun: black on white, nothing grey, no colour that is not dark. */
const sun = {
  ...palette.light,
  paper: '#ffffff',
  ink: '#000000',
  muted: '#000000',
  line: '#000000',
  action: '#0b2f63',
  done: '#14532a',
  waiting: '#5f3800',
  urgent: '#8f1710',
};

/** The page looks as chosen: colours, size, hand. */
export function useLook(): void {
  const { theme, large, hand, language } = useChoices();
  const dark = useSyncExternalStore(listen, () => prefersDark.matches);
  const shade = theme === 'sun' ? 'sun' : theme === 'auto' ? (dark ? 'dark' : 'light') : theme;
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    Object.assign(dataset, { shade, hand, size: large ? 'large' : 'usual' });
    style.colorScheme = shade === 'dark' ? 'dark' : 'light';
    const colours = shade === 'sun' ? sun : palette[shade];
    for (const [name, colour] of Object.entries(colours)) style.setProperty(`--${name}`, colour);
    for (const [name, colour] of Object.entries(tint[shade === 'dark' ? 'dark' : 'light']))
      style.setProperty(`--${name}-tint`, colour);
  }, [shade, hand, large]);
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
    speak(language);
  }, [language]);
}

speak(choices().language);
