import type { LayerSpecification } from 'maplibre-gl'
import { expect, test } from 'vitest'
import { type Change, planChanges } from '../../../client/map/plan-changes.ts'
import { emptyScene, geojson, joinScenes, type Scene } from '../../../client/map/scene.ts'

const data = (id: number) => ({
  type: 'FeatureCollection' as const,
  features: [
    { type: 'Feature' as const, geometry: { type: 'Point' as const, coordinates: [id, 0] }, properties: { id } },
  ],
})
const dot = (id: string, color: string, source = 's'): LayerSpecification => ({
  id,
  type: 'circle',
  source,
  paint: { 'circle-color': color },
})
const first = data(1)
const scene = (layers: LayerSpecification[], collection = first): Scene => ({
  sources: { s: geojson(collection, 'id') },
  layers,
  interactive: [],
})
const kinds = (changes: Change[]) => changes.map((change) => change.kind)

test('from nothing: sources before layers', () => {
  expect(kinds(planChanges(emptyScene, scene([dot('a', 'red')])))).toEqual(['addSource', 'addLayer'])
})

test('to nothing: layers before sources', () => {
  expect(kinds(planChanges(scene([dot('a', 'red')]), emptyScene))).toEqual(['removeLayer', 'removeSource'])
})

test('the same data object is not sent again', () => {
  expect(planChanges(scene([dot('a', 'red')]), scene([dot('a', 'red')]))).toEqual([])
})

test('new data in the same source is one setData', () => {
  const next = data(2)
  expect(planChanges(scene([dot('a', 'red')]), scene([dot('a', 'red')], next))).toEqual([
    { kind: 'setData', id: 's', data: next },
  ])
})

test('of data in which little changed only that is sent', () => {
  const features = [1, 2, 3, 4, 5, 6].flatMap((id) => data(id).features)
  const [one, two, ...rest] = features
  const elsewhere = { ...two!, geometry: { type: 'Point' as const, coordinates: [9, 9] } }
  const next = { ...first, features: [one!, elsewhere, ...rest.slice(0, -1)] }
  const of = (collection: typeof first) => scene([dot('a', 'red')], collection)
  expect(planChanges(of({ ...first, features }), of(next))).toEqual([
    { kind: 'updateData', id: 's', diff: { remove: [6], add: [elsewhere] } },
  ])
})

test('data whose features nothing tells apart is sent whole', () => {
  const twin = (x: number) => ({ ...data(x).features[0]!, properties: { id: 7 } })
  const features = [1, 2, 3, 4].map(twin)
  const next = { ...first, features: [...features.slice(1), twin(9)] }
  const changes = planChanges(scene([dot('a', 'red')], { ...first, features }), scene([dot('a', 'red')], next))
  expect(kinds(changes)).toEqual(['setData'])
})

test('a new colour is one setPaint', () => {
  expect(planChanges(scene([dot('a', 'red')]), scene([dot('a', 'blue')]))).toEqual([
    { kind: 'setPaint', id: 'a', key: 'circle-color', value: 'blue' },
  ])
})

test('a layer in between goes below the one that stays above it', () => {
  const changes = planChanges(
    scene([dot('a', 'red'), dot('c', 'red')]),
    scene(['a', 'b', 'c'].map((id) => dot(id, 'red'))),
  )
  expect(changes).toEqual([{ kind: 'addLayer', layer: dot('b', 'red'), before: 'c' }])
})

test('a source that is made anew takes its layers with it', () => {
  const before = scene([dot('a', 'red')])
  const after: Scene = { ...before, sources: { s: geojson(first, 'code') } }
  expect(kinds(planChanges(before, after))).toEqual(['removeLayer', 'removeSource', 'addSource', 'addLayer'])
})

/** Plays changes on a list of layer ids, as the map would. */
function play(before: string[], changes: Change[]): string[] {
  const ids = [...before]
  for (const change of changes)
    if (change.kind === 'removeLayer') ids.splice(ids.indexOf(change.id), 1)
    else if (change.kind === 'addLayer')
      ids.splice(change.before === undefined ? ids.length : ids.indexOf(change.before), 0, change.layer.id)
  return ids
}

test('whatever the order was, the layers end up in the order of the scene', () => {
  const orders = ['abcd', 'dcba', 'bd', 'acbe', '', 'ebadc']
  for (const from of orders)
    for (const to of orders) {
      const changes = planChanges(
        scene([...from].map((id) => dot(id, 'red'))),
        scene([...to].map((id) => dot(id, 'red'))),
      )
      expect(play([...from], changes).join(''), `${from} → ${to}`).toBe(to)
    }
})

test('the foremost scene answers the pointer first', () => {
  const one: Scene = { ...emptyScene, interactive: ['ground'] }
  const two: Scene = { ...emptyScene, interactive: ['dot', 'halo'] }
  expect(joinScenes(one, null, two).interactive).toEqual(['dot', 'halo', 'ground'])
})
