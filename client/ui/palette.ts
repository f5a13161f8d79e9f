import type { Level } from '../../server/contract/index.ts'

export type ThemeName = 'light' | 'dark'

/** Every colour of the page, by role; the style sheet and the map take them from here. */
export type Palette = {
  readonly name: ThemeName
  readonly paper: string
  readonly panel: string
  readonly raised: string
  readonly ink: string
  readonly quiet: string
  readonly faint: string
  readonly hairline: string
  readonly primary: string
  readonly seal: string
  readonly focus: string
  readonly good: string
  readonly warning: string
  readonly bad: string
  readonly mapGround: string
  readonly mapArea: string
  readonly mapAreaEdge: string
  readonly mapGraticule: string
  readonly mapLabel: string
  readonly mapHalo: string
  readonly mapGridEdge: string
  /** Streets lie under everything: little apart from the ground, the main ones a little more. */
  readonly mapStreet: string
  readonly mapStreetMain: string
  readonly mapStreetName: string
  readonly building: string
  /** Blue → yellow → orange → dark red: apart in hue for every common colour blindness, and ordered in lightness. */
  readonly level: Readonly<Record<Level, string>>
  readonly levelInk: Readonly<Record<Level, string>>
  /** Seven steps from little to much risk, even in lightness. */
  readonly ramp: readonly string[]
  /** Teams by number; Okabe–Ito's set first, then the same hues apart in lightness. */
  readonly teams: readonly string[]
}

const light: Palette = {
  name: 'light',
  paper: '#f4f3ef',
  panel: '#ffffff',
  raised: '#fafaf8',
  ink: '#1c2530',
  quiet: '#56616d',
  faint: '#87919b',
  hairline: '#dcdfe1',
  primary: '#1d5c86',
  seal: '#a8322a',
  focus: '#0b6bcb',
  good: '#1c7c6c',
  warning: '#b26a00',
  bad: '#a3211f',
  mapGround: '#e6e9e8',
  mapArea: '#f7f6f1',
  mapAreaEdge: '#a9b2b6',
  mapGraticule: '#d5dada',
  mapLabel: '#43505b',
  mapHalo: '#fbfaf6',
  mapGridEdge: '#7f9099',
  mapStreet: '#e3e2da',
  mapStreetMain: '#d3d2c8',
  mapStreetName: '#87877f',
  building: '#8d99a1',
  level: { A: '#3f8fc4', B: '#e3b71c', C: '#e0701a', D: '#8c1420' },
  levelInk: { A: '#ffffff', B: '#2b2200', C: '#241000', D: '#ffffff' },
  ramp: ['#e9f0f3', '#b9d6e2', '#f1e3a4', '#f2c14e', '#e88a33', '#c4452b', '#7c0f1f'],
  teams: [
    '#0072b2',
    '#d55e00',
    '#009e73',
    '#a0478f',
    '#8a6d00',
    '#2f4b9b',
    '#c2255c',
    '#0b7285',
    '#6a4c93',
    '#5c7c00',
    '#9c3d1e',
    '#364fc7',
    '#087f5b',
    '#ae3ec9',
    '#495057',
    '#b08900',
  ],
}

const dark: Palette = {
  name: 'dark',
  paper: '#10151a',
  panel: '#182027',
  raised: '#1e272f',
  ink: '#e4e9ed',
  quiet: '#a5b0ba',
  faint: '#74818c',
  hairline: '#2c3740',
  primary: '#6fb4dd',
  seal: '#d1584d',
  focus: '#8cc8f2',
  good: '#57c2a8',
  warning: '#e5ab48',
  bad: '#f08079',
  mapGround: '#0c1115',
  mapArea: '#18212a',
  mapAreaEdge: '#465460',
  mapGraticule: '#1b242b',
  mapLabel: '#c3ccd4',
  mapHalo: '#10161b',
  mapGridEdge: '#566773',
  mapStreet: '#232e38',
  mapStreetMain: '#313e4a',
  mapStreetName: '#73818d',
  building: '#5e6c77',
  level: { A: '#4c8fc0', B: '#f0d466', C: '#e5742a', D: '#ff5a64' },
  levelInk: { A: '#07131c', B: '#1c1600', C: '#1e0d00', D: '#2a0004' },
  ramp: ['#1d2c36', '#2b5068', '#5b6f58', '#a88f2f', '#d98a30', '#ef6640', '#ff9a8f'],
  teams: [
    '#56b4e9',
    '#f0894a',
    '#3fcf9f',
    '#dd8fc7',
    '#e6cf4a',
    '#8ea6f2',
    '#ff7fa8',
    '#4fd0e0',
    '#b89bea',
    '#b3d352',
    '#e2936f',
    '#7f95ff',
    '#52d1a4',
    '#de8cf0',
    '#adb5bd',
    '#f2c94c',
  ],
}

export const palettes: Readonly<Record<ThemeName, Palette>> = { light, dark }

/** Hands the palette to the style sheet as custom properties: `areaEdge` becomes `--area-edge`. */
export function applyPalette(palette: Palette): void {
  const root = document.documentElement
  root.dataset.theme = palette.name
  root.style.colorScheme = palette.name
  for (const [role, value] of Object.entries(palette)) {
    const name = role.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (role !== 'name' && typeof value === 'string') root.style.setProperty(`--${name}`, value)
  }
  for (const [level, colour] of Object.entries(palette.level)) root.style.setProperty(`--level-${level}`, colour)
  for (const [level, colour] of Object.entries(palette.levelInk)) root.style.setProperty(`--level-ink-${level}`, colour)
}
