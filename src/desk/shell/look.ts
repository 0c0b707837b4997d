import { type ThemeConfig, theme } from 'antd';
import { useLayoutEffect, useSyncExternalStore } from 'react';
import { useChoices } from '../platform/choices.ts';
import { palette, type Shade, tint } from '../../ui/palette.ts';

const fontFamily = "'PingFang SC', 'HarmonyOS Sans SC', 'Noto Sans SC', 'Microsoft YaHei', system-ui, sans-serif";
const prefersDark = matchMedia('(prefers-color-scheme: dark)');

function listen(listener: () => void): () => void {
  prefersDark.addEventListener('change', listener);
  return () => prefersDark.removeEventListener('change', listener);
}

/** Light or dark, as chosen or as the system says; the page follows. */
export function useShade(): Shade {
  const { theme: chosen } = useChoices();
  const dark = useSyncExternalStore(listen, () => prefersDark.matches);
  const shade = chosen === 'auto' ? (dark ? 'dark' : 'light') : chosen;
  useLayoutEffect(() => {
    const { style, dataset } = document.documentElement;
    dataset.shade = shade;
    style.colorScheme = shade;
    for (const [name, colour] of Object.entries(palette[shade])) style.setProperty(`--${name}`, colour);
  }, [shade]);
  return shade;
}

/** The components' look, from the same colours. */
export function lookOf(shade: Shade): ThemeConfig {
  const colours = palette[shade];
  return {
    algorithm: shade === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm,
    token: {
      fontFamily,
      fontSize: 14,
      borderRadius: 3,
      controlHeight: 30,
      motion: false,
      colorPrimary: colours.action,
      colorLink: colours.action,
      // the components' own is too pale to be read while one points at it
      colorLinkHover: colours.action,
      colorSuccess: colours.done,
      colorWarning: colours.waiting,
      colorError: colours.urgent,
      colorInfo: colours.action,
      // the components' own are mixed from the darkest of each: ink on them would be hard to read
      colorSuccessBg: tint[shade].done,
      colorWarningBg: tint[shade].waiting,
      colorErrorBg: tint[shade].urgent,
      colorInfoBg: tint[shade].action,
      colorText: colours.ink,
      colorTextSecondary: colours.muted,
      colorTextTertiary: colours.muted,
      colorTextDescription: colours.muted,
      colorTextPlaceholder: colours.muted,
      colorBgBase: colours.sheet,
      colorBgLayout: colours.paper,
      colorBgContainer: colours.sheet,
      colorBgElevated: colours.sheet,
      colorBorder: colours.line,
      colorBorderSecondary: colours.line,
      colorTextLightSolid: shade === 'dark' ? palette.dark.paper : palette.light.sheet,
    },
    components: {
      Table: { headerBg: colours.paper, headerSplitColor: 'transparent', cellPaddingBlock: 6, cellPaddingInline: 10 },
    },
  };
}
