import { theme as antTheme, type ThemeConfig } from 'antd'
import { useCallback, useMemo, useSyncExternalStore } from 'react'
import { useAddress } from '../state/address.ts'
import { type Palette, palettes, type ThemeName } from './palette.ts'

/** For names on the map: fonts that office machines have, then the bundled one, so that Chinese is never missing. */
export const fontStack =
  '"PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", "Noto Sans SC", system-ui, sans-serif'

/** Light or dark: as chosen, else as the system has it. */
export function useThemeName(): ThemeName {
  const choice = useAddress((address) => address.theme)
  const systemIsDark = useMedia('(prefers-color-scheme: dark)')
  if (choice === 'system') return systemIsDark ? 'dark' : 'light'
  return choice
}

/** The colours of the theme in force. */
export function usePalette(): Palette {
  return palettes[useThemeName()]
}

/** Ant Design as it is dressed here, following the theme in force and what the system says of motion. */
export function useAntConfig(): ThemeConfig {
  const palette = usePalette()
  const isStill = useMedia(STILL)
  return useMemo(() => antConfig(palette, isStill), [palette, isStill])
}

/** Whether the person asked the system for less motion. */
export function prefersStill(): boolean {
  return window.matchMedia(STILL).matches
}

const STILL = '(prefers-reduced-motion: reduce)'

/** Ant Design in our colours: dense, square-shouldered, without shadows where a hairline will do. */
function antConfig(palette: Palette, isStill: boolean): ThemeConfig {
  return {
    algorithm: palette.name === 'dark' ? antTheme.darkAlgorithm : antTheme.defaultAlgorithm,
    token: {
      colorPrimary: palette.primary,
      colorLink: palette.primary,
      colorError: palette.bad,
      colorWarning: palette.warning,
      colorSuccess: palette.good,
      colorBgBase: palette.panel,
      colorBgContainer: palette.panel,
      colorBgElevated: palette.raised,
      colorBgLayout: palette.paper,
      colorTextBase: palette.ink,
      colorBorder: palette.hairline,
      colorBorderSecondary: palette.hairline,
      borderRadius: 4,
      fontFamily: 'var(--font)',
      fontSize: 13,
      controlHeight: 30,
      // Its style sheet drops transitions for those who ask for less motion, and what waits for their end would wait for ever.
      motion: !isStill,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
    },
    components: {
      Table: { cellPaddingBlockSM: 5, cellPaddingInlineSM: 8, headerBorderRadius: 0, headerBg: palette.raised },
      Tabs: { horizontalMargin: '0 0 8px 0' },
      Segmented: { trackBg: palette.paper },
      Slider: { railSize: 4 },
    },
  }
}

function useMedia(text: string): boolean {
  const query = useMemo(() => window.matchMedia(text), [text])
  const listen = useCallback(
    (hear: () => void) => {
      query.addEventListener('change', hear)
      return () => query.removeEventListener('change', hear)
    },
    [query],
  )
  return useSyncExternalStore(listen, () => query.matches)
}
