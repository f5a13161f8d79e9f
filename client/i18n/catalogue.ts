/** The same keys as another catalogue, each with a text: what the English side of a namespace must be. */
export type Catalogue<T> = { readonly [K in keyof T]: T[K] extends string ? string : Catalogue<T[K]> }
