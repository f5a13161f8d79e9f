/** The door of the bound: how much any plan of a problem could collect at most, proven without the search. */
export { areMostMusts } from './most-musts.ts'
export { proveBound, proveSideBySide } from './prove-bound.ts'
export type * from './types.ts'
