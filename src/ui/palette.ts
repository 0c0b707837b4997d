/** The desk's colours: ink on warm white and its dark twin. Colour carries meaning only; each state also has a word or a shape. */
export const palette = {
  light: {
    paper: '#faf8f4',
    sheet: '#ffffff',
    ink: '#1c1b18',
    muted: '#5f5c55',
    line: '#dedad1',
    action: '#1f4e8c',
    done: '#1e6b3a',
    waiting: '#8a5200',
    urgent: '#b3261e',
  },
  dark: {
    paper: '#161512',
    sheet: '#1e1d19',
    ink: '#ece9e1',
    muted: '#aba79c',
    line: '#3b3932',
    action: '#8fb6ea',
    done: '#7cc792',
    waiting: '#e3b25a',
    urgent: '#f2938c',
  },
} as const;

/** What a notice stands on: each state's colour, thin. */
export const tint = {
  light: { done: '#eaf3ec', waiting: '#faf1df', urgent: '#fbebe9', action: '#e9eff7' },
  dark: { done: '#1d2a20', waiting: '#2c2618', urgent: '#2f1f1d', action: '#1c2431' },
} as const;

export type Shade = keyof typeof palette;
