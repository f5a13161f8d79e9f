import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** The domain slices from left to right; each may import only what stands before it. */
const LINE = [
  'sites',
  'roads',
  'grids',
  'staff',
  'indicators',
  'submissions',
  'assessment',
  'risk',
  'measures',
  'publication',
  'situation',
  'planning',
  'enforcement',
  'reports',
  'demo',
]
/** What every slice may use. */
const GROUND = ['contract', 'http', 'db', 'solver', 'bound', 'weekplan', 'vroom', 'streets']

type Import = { from: string; to: string; isType: boolean }

const files = globSync(['server/**/*.ts', 'client/**/*.{ts,tsx}'], { cwd: root }).filter(
  (file) => !file.includes('dist'),
)
const imports = files.flatMap(readImports)

function readImports(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const found = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm,
  )
  return [...found].map(([, type, plain, dynamic]) => ({
    from: file,
    to: target(file, plain ?? dynamic ?? ''),
    isType: Boolean(type),
  }))
}

function target(file: string, specifier: string): string {
  return specifier.startsWith('.')
    ? relative(root, resolve(root, dirname(file), specifier.replace(/\?.*$/, '')))
    : specifier
}

function room(file: string): string {
  const [top, second = ''] = file.split('/')
  return top === 'server' ? (second.includes('.') ? 'root' : second) : (top ?? '')
}

/** `a → b` for every import that the rule forbids. */
function breaches(isForbidden: (edge: Import) => boolean): string[] {
  return imports.filter(isForbidden).map((edge) => `${edge.from} → ${edge.to}`)
}

test('there is something to check', () => {
  expect(imports.length).toBeGreaterThan(100)
})

test('slices import only to their left', () => {
  const isOutOfLine = ({ from, to }: Import): boolean => {
    if (!from.startsWith('server/') || !to.startsWith('server/')) return false
    const here = LINE.indexOf(room(from))
    return here >= 0 && room(to) !== 'root' && !GROUND.includes(room(to)) && LINE.indexOf(room(to)) > here
  }
  expect(breaches(isOutOfLine)).toEqual([])
})

test('every server room has its place in the line or in the ground', () => {
  const rooms = new Set(files.filter((file) => file.startsWith('server/')).map(room))
  expect([...rooms].filter((name) => name !== 'root' && !LINE.includes(name) && !GROUND.includes(name))).toEqual([])
})

test('http and db know no slice', () => {
  expect(
    breaches(
      ({ from, to }) => ['http', 'db'].includes(room(from)) && LINE.includes(room(to)) && to.startsWith('server/'),
    ),
  ).toEqual([])
})

test('the contract imports zod only', () => {
  expect(breaches(({ from, to }) => room(from) === 'contract' && to !== 'zod' && room(to) !== 'contract')).toEqual([])
})

test('the solver imports nothing outside itself', () => {
  expect(breaches(({ from, to }) => room(from) === 'solver' && room(to) !== 'solver')).toEqual([])
})

test('the streets room imports nothing outside itself', () => {
  expect(breaches(({ from, to }) => room(from) === 'streets' && room(to) !== 'streets')).toEqual([])
})

test('the bound knows the solver and nothing else', () => {
  expect(breaches(({ from, to }) => room(from) === 'bound' && !['bound', 'solver'].includes(room(to)))).toEqual([])
})

test('the week plan room knows the solver and the words of the contract', () => {
  expect(
    breaches(({ from, to }) => room(from) === 'weekplan' && !['weekplan', 'solver', 'contract'].includes(room(to))),
  ).toEqual([])
})

test('the room of VROOM files knows the solver and the words of the contract', () => {
  expect(
    breaches(
      ({ from, to }) => room(from) === 'vroom' && to !== 'zod' && !['vroom', 'solver', 'contract'].includes(room(to)),
    ),
  ).toEqual([])
})

test('the client takes from the server only the pure rooms', () => {
  expect(
    breaches(
      ({ from, to }) =>
        room(from) === 'client' &&
        to.startsWith('server/') &&
        !['contract', 'solver', 'bound', 'weekplan', 'streets'].includes(room(to)),
    ),
  ).toEqual([])
})

test('the walled rooms are entered through their doors', () => {
  const isSideDoor = ({ from, to }: Import): boolean =>
    to.startsWith('server/') &&
    ['contract', 'solver', 'bound', 'weekplan', 'vroom', 'streets'].includes(room(to)) &&
    room(to) !== room(from) &&
    !to.endsWith('/index.ts')
  expect(breaches(isSideDoor)).toEqual([])
})

test('only the map door touches MapLibre', () => {
  expect(
    breaches(({ from, to, isType }) => to.startsWith('maplibre-gl') && !isType && !from.startsWith('client/map/')),
  ).toEqual([])
})

test('a file is one idea: at most 500 lines, and 200 is the aim', () => {
  const long = files
    .filter((file) => file !== 'server/db/schema.ts')
    .map((file) => [readFileSync(join(root, file), 'utf8').split('\n').length, file] as const)
    .filter(([lines]) => lines > 500)
  expect(long).toEqual([])
})
