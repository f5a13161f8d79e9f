/** A directed graph: node → its first move, move → the node it leads to. */
type Graph = { readonly start: Int32Array; readonly head: Int32Array }

/** Node → the number of its strong part: nodes share one exactly when each can be reached from the other (Tarjan 1972). */
export function strongParts({ start, head }: Graph): { readonly partOf: Int32Array; readonly parts: number } {
  const nodes = start.length - 1
  const partOf = new Int32Array(nodes).fill(-1)
  const entered = new Int32Array(nodes).fill(-1)
  const low = new Int32Array(nodes)
  const next = start.slice(0, nodes)
  const open = new Int32Array(nodes)
  // The way down to the present node; explicit, because a street can be longer than the call stack.
  const path = new Int32Array(nodes)
  let opened = 0
  let clock = 0
  let parts = 0
  for (let root = 0; root < nodes; root++) {
    if (entered[root] >= 0) continue
    let depth = 0
    path[0] = root
    while (depth >= 0) {
      const node = path[depth]
      if (entered[node] < 0) {
        entered[node] = low[node] = clock++
        open[opened++] = node
      }
      let child = -1
      while (next[node] < start[node + 1]) {
        const to = head[next[node]++]
        if (entered[to] < 0) {
          child = to
          break
        }
        if (partOf[to] < 0 && entered[to] < low[node]) low[node] = entered[to]
      }
      if (child >= 0) {
        path[++depth] = child
        continue
      }
      if (low[node] === entered[node]) {
        for (let member = -1; member !== node; ) {
          member = open[--opened]
          partOf[member] = parts
        }
        parts++
      }
      depth--
      if (depth >= 0 && low[node] < low[path[depth]]) low[path[depth]] = low[node]
    }
  }
  return { partOf, parts }
}
