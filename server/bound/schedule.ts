/**
 * How hard a round looks for routes: only at the visits of a team's own grids (`home`), at all but forgetfully (`quick`), or so that
 * none escapes (`exact`): only exact rounds prove something.
 */
export type Phase = 'home' | 'quick' | 'exact'

/** What the next round looks for: first what is found quickly and gains much, then harder and for ever less. */
export class Schedule {
  phase: Phase = 'home'
  /** Routes that gain less than this part of a mean shift's worth are not looked for yet; it only loosens the bound. */
  slack = FIRST_SLACK
  private readonly fewAtFirst: number

  constructor(classes: number) {
    this.fewAtFirst = Math.max(FEW, FEW_PER_CLASS * classes)
  }

  /** Looks anew where most routes are known already. */
  again(): void {
    this.phase = 'quick'
    this.slack = LAST_SLACK
  }

  /** After a round that found so many new routes: many, the same again; few, harder. True when nothing is left to find. */
  goOn(added: number): boolean {
    if (added >= (this.slack > LAST_SLACK ? this.fewAtFirst : FEW)) {
      if (this.phase === 'exact') this.phase = 'quick'
    } else if (this.phase === 'home') {
      this.slack = this.slack > LAST_SLACK ? this.slack / 2 : FIRST_SLACK
      if (this.slack === FIRST_SLACK) this.phase = 'quick'
    } else if (this.phase === 'quick') this.phase = 'exact'
    else if (this.slack > 0) {
      this.slack = this.slack > LAST_SLACK ? this.slack / 4 : 0
      this.phase = 'quick'
    } else return added === 0
    return false
  }
}

const FIRST_SLACK = 0.08
const LAST_SLACK = 0.002
/** Fewer new routes than this are not worth another round of the same kind. */
const FEW = 20
/** While the slack is large anyway, this many for each class are few. */
const FEW_PER_CLASS = 4
