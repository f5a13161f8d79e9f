/** Our own drawings of hazardous works in a 24 × 24 box: `lines` are stroked, `solids` filled. */
export type Drawing = { readonly lines: string; readonly solids?: string }

const drawings: Readonly<Record<string, Drawing>> = {
  // a stepped pit with an arrow into the depth
  PIT: { lines: 'M1 6h5v5h3v6h6v-6h3V6h5M12 3v8M9.5 8.8 12 11.3l2.5-2.5' },
  // a slab on props
  FW: { lines: 'M6 9v11M12 9v11M18 9v11M3 20.5h18M6 14.5h12', solids: 'M2 4h20v4.5H2z' },
  // a wall between climbing forms
  'FW-T': { lines: 'M5 22V8M19 22V8M12 16V7M9 9.5 12 6.5l3 3M2.5 12H5M19 12h2.5', solids: 'M8.5 18h7v4h-7z' },
  // a beam on two trestles
  LB: { lines: 'M6 8 3 21M6 8l3 13M18 8l-3 13M18 8l3 13M4.5 15h3M16.5 15h3', solids: 'M1 4h22v4H1z' },
  // a hook with its load
  LIFT: { lines: 'M12 1.5V7M12 7c3.5 0 4.5 2.5 3.3 4.3-1.2 1.8-4.3 1.8-5.3 0M12 12.6V15', solids: 'M5 15h14v7H5z' },
  // a tower crane
  CRANE: { lines: 'M8 22V3M2 8h20M8 3 3 8M8 3l12 5M18.5 8v6M4.5 22h7M17 16.5v-1.5h3v1.5M8 12l0 0' },
  // a scaffold standing on the ground
  'SC-G': { lines: 'M5 2v20M12 2v20M19 2v20M3 6.5h18M3 12.5h18M3 18.5h18M5 12.5l7-6M12 18.5l7-6' },
  // a scaffold that climbs along the wall
  'SC-A': { lines: 'M9 5h11v13H9zM14.5 5v13M9 11.5h11M14.5 22.5v-3M12.5 3l2-2 2 2', solids: 'M2 2h4v20H2z' },
  // a scaffold on beams that stick out of the wall
  'SC-C': { lines: 'M6 16h16M6 21l11-5M10 16V4M15.5 16V4M21 16V4M10 4h11M10 10h11', solids: 'M2 2h4v20H2z' },
  // a basket on two ropes
  'SC-B': { lines: 'M7 1.5v10M17 1.5v10M3.5 12h17v8.5h-17zM3.5 16h17' },
  // a building that falls, and the ball
  DEM: { lines: 'M3 22V8l4 2 2-4 3 5 2.5 3V22zM15 2l4 8', solids: 'M19.5 9.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6z' },
  // a tunnel mouth
  TUN: { lines: 'M2 21.5V13a10 10 0 0 1 20 0v8.5M1 21.5h22', solids: 'M7 21.5V14a5 5 0 0 1 10 0v7.5z' },
  // panes of a curtain wall
  CW: { lines: 'M4.5 2h15v20h-15zM4.5 8.7h15M4.5 15.3h15M12 2v20M6.5 6.5l2-2.5' },
  // a steel truss
  ST: { lines: 'M1.5 17.5h21M4 7h16M1.5 17.5 4 7l4 10.5L12 7l4 10.5L20 7l2.5 10.5' },
  // a shaft dug by hand, with a ladder
  PILE: { lines: 'M1 5h6v17h10V5h6M10 3v15M14 3v15M10 7h4M10 11h4M10 15h4' },
  // under the waves
  UW: { lines: 'M1.5 6c2.6-2.5 4.4-2.5 7 0s4.4 2.5 7 0 4.4-2.5 7 0M12 12v7M8 15.5l4 3.5 4-3.5M6 22h12' },
  // a precast panel on slings
  PC: { lines: 'M12 1.5V5M12 5 5 11M12 5l7 6M3.5 11h17v10.5h-17zM9 14.5h6v4H9z' },
  // a jack under a load
  JACK: { lines: 'M12 15V9.5M9 12l3-3 3 3M5 22h14', solids: 'M2 2.5h20v5H2zM8.5 15h7v6h-7z' },
  // something new
  NEW: { lines: 'M12 2l2.6 6.9L21.5 11.5l-6.9 2.6L12 21l-2.6-6.9L2.5 11.5l6.9-2.6z' },
}

const unknown: Drawing = { lines: 'M12 3 22 21H2zM12 9.5v5.5M12 17.5v1' }

/** The drawing of a hazardous work; a code we do not know is a plain warning triangle. */
export function hazardDrawing(code: string): Drawing {
  return drawings[code] ?? unknown
}

export const drawnHazards: readonly string[] = Object.keys(drawings)
