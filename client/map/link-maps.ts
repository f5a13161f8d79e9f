import type { Map as MaplibreMap } from 'maplibre-gl'

const groups = new Map<string, Set<MaplibreMap>>()
let isFollowing = false

/** Makes maps of one group move together; call the answer to let this one go. */
export function linkMap(group: string, map: MaplibreMap): () => void {
  const linked = groups.get(group) ?? new Set()
  groups.set(group, linked)
  const first = linked.values().next().value
  if (first) map.jumpTo({ center: first.getCenter(), zoom: first.getZoom() })
  linked.add(map)
  const lead = () => {
    // The maps that are moved here move in turn; without this they would chase each other.
    if (isFollowing) return
    isFollowing = true
    for (const other of linked) if (other !== map) other.jumpTo({ center: map.getCenter(), zoom: map.getZoom() })
    isFollowing = false
  }
  map.on('move', lead)
  return () => {
    map.off('move', lead)
    linked.delete(map)
  }
}
