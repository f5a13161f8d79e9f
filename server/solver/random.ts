/** A small seeded generator (xorshift128, Marsaglia 2003): the same numbers on every machine. */
export class Random {
  private a: number
  private b: number
  private c: number
  private d: number

  constructor(seed: number) {
    // splitmix32 spreads neighbouring seeds apart; all four words zero would be a fixed point, so one is forced on
    let state = seed | 0
    const word = () => {
      state = (state + 0x9e3779b9) | 0
      let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad)
      mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
      return mixed ^ (mixed >>> 15)
    }
    this.a = word()
    this.b = word()
    this.c = word()
    this.d = word() | 1
  }

  /** 32 random bits as a signed integer. */
  private next(): number {
    let t = this.d
    const s = this.a
    this.d = this.c
    this.c = this.b
    this.b = s
    t ^= t << 11
    t ^= t >>> 8
    this.a = t ^ s ^ (s >>> 19)
    return this.a
  }

  /** A real in [0, 1). */
  real(): number {
    return (this.next() >>> 0) / 4294967296
  }

  /** A whole number in 0 … n − 1. */
  below(n: number): number {
    return Math.floor(this.real() * n)
  }
}
