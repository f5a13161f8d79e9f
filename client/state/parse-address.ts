import type { Language } from '../../server/contract/index.ts'

export const workspaces = ['week', 'situation', 'allocate', 'assessment', 'public'] as const
export type Workspace = (typeof workspaces)[number]
export type ThemeChoice = 'light' | 'dark' | 'system'

/** Everything that the address bar holds; null: not chosen. */
export type Address = {
  readonly workspace: Workspace
  readonly agency: string | null
  readonly grid: string | null
  readonly site: number | null
  readonly quarter: string | null
  readonly week: string | null
  readonly plan: number | null
  readonly team: number | null
  /** Day index of the week, 0 is Monday. */
  readonly day: number | null
  readonly stop: number | null
  /** Which side of a workspace: a tab, a way to draw the map. */
  readonly metric: string | null
  readonly board: string | null
  /** Whose figure is open on a board: the number of a site, firm or person, the code of an agency. */
  readonly subject: string | null
  /** A run by number, to look at before it is published. */
  readonly run: number | null
  readonly measure: number | null
  /** The submission whose form is open. */
  readonly form: number | null
  /** A version of the assessment indicators. */
  readonly indicators: string | null
  /** plain: the SVG map, by choice, although the browser could draw the other. */
  readonly map: 'plain' | null
  readonly language: Language
  readonly theme: ThemeChoice
}

type Defaults = Pick<Address, 'language' | 'theme'>

/** Reads an address; a part that makes no sense counts as not given. */
export function parseAddress(search: string, defaults: Defaults): Address {
  const query = new URLSearchParams(search)
  const workspace = query.get('view')
  const language = query.get('lang')
  const theme = query.get('theme')
  return {
    workspace: workspaces.find((known) => known === workspace) ?? 'week',
    agency: matching(query.get('agency'), /^[0-9A-Z]{2,12}$/),
    grid: matching(query.get('grid'), /^[0-9A-Za-z-]{1,20}$/),
    site: whole(query.get('site')),
    quarter: matching(query.get('quarter'), /^\d{4}Q[1-4]$/),
    week: matching(query.get('week'), /^\d{4}-W(0[1-9]|[1-4]\d|5[0-3])$/),
    plan: whole(query.get('plan')),
    team: whole(query.get('team')),
    day: whole(query.get('day')),
    stop: whole(query.get('stop')),
    metric: matching(query.get('metric'), /^[a-z-]{1,20}$/),
    board: matching(query.get('board'), /^[a-z_]{1,20}$/),
    subject: matching(query.get('subject'), /^[0-9A-Z]{1,20}$/),
    run: whole(query.get('run')),
    measure: whole(query.get('measure')),
    form: whole(query.get('form')),
    indicators: matching(query.get('indicators'), /^[0-9A-Za-z.-]{1,30}$/),
    map: query.get('map') === 'plain' ? 'plain' : null,
    language: language === 'zh' || language === 'en' ? language : defaults.language,
    theme: theme === 'light' || theme === 'dark' || theme === 'system' ? theme : defaults.theme,
  }
}

/** Writes an address so that `parseAddress` reads the same back. */
export function printAddress(address: Address): string {
  const query = new URLSearchParams({ view: address.workspace })
  for (const key of [
    'agency',
    'grid',
    'site',
    'quarter',
    'week',
    'plan',
    'team',
    'day',
    'stop',
    'metric',
    'board',
    'subject',
    'run',
    'measure',
    'form',
    'indicators',
    'map',
  ] as const) {
    const value = address[key]
    if (value !== null) query.set(key, String(value))
  }
  query.set('lang', address.language)
  if (address.theme !== 'system') query.set('theme', address.theme)
  return `?${query}`
}

function matching(value: string | null, pattern: RegExp): string | null {
  return value !== null && pattern.test(value) ? value : null
}

function whole(value: string | null): number | null {
  return value !== null && /^\d{1,15}$/.test(value) ? Number(value) : null
}
