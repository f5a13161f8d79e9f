/** What the page tells a benchmark; times in milliseconds of the page's own clock. */
export type Watched = {
  boardAt: number
  /**
   * From the next input to the paint in which a visit's card, its day and the score are other than before; null when they
   * were not within a second and a half.
   */
  expectPaint: (visit: number) => void
  painted: Promise<Painted | null>
  /** The visit's card, the line above its day and the score as they stand now. */
  standing: (visit: number) => string
  answer: Promise<{ milliseconds: number; isChanged: boolean }>
  askAgain: () => Promise<number[]>
  replan: { asked: number; first: number; last: number }
  forgetReplan: () => void
}

/** `map`: until new lines were painted too, where they can be seen to be (not on a canvas); null: not yet when asked. */
export type Painted = { milliseconds: number; standing: string; map: number | null }

/** Runs in the page before its own scripts: listens to the workers' messages and to what is painted. */
export function watchPage(): void {
  const state = globalThis as unknown as Watched
  state.boardAt = 0
  state.forgetReplan = () => {
    state.replan = { asked: 0, first: 0, last: 0 }
  }
  state.forgetReplan()
  const observer = new MutationObserver(() => {
    if (state.boardAt === 0 && document.querySelector('.week-board .week-stop')) state.boardAt = performance.now()
  })
  observer.observe(document, { childList: true, subtree: true })

  state.standing = (visit) => {
    const card = document.querySelector(`.week-board [data-visit="${visit}"]`)
    const cell = card?.closest<HTMLElement>('[data-shift]')
    const parts = [cell?.dataset.shift, card?.innerHTML, cell?.querySelector('.week-cell-head')?.textContent]
    return [...parts, document.querySelector('.week-score')?.textContent].join('\n')
  }
  state.expectPaint = (visit) => {
    const before = state.standing(visit)
    state.painted = new Promise((resolve) => {
      let start = 0
      const kinds = ['pointerup', 'keydown']
      const begin = (event: Event) => {
        // a person holds Ctrl long before she presses Z
        if (start > 0 || (event instanceof KeyboardEvent && ['Control', 'Shift'].includes(event.key))) return
        start = performance.now()
        setTimeout(() => finish(null), 1500)
      }
      for (const kind of kinds) window.addEventListener(kind, begin, { capture: true })
      // the next task after a frame's callbacks runs when the frame has been handed over
      const whenPainted = (act: (at: number) => void) =>
        requestAnimationFrame(() => setTimeout(() => start > 0 && act(performance.now() - start)))
      const seen = new MutationObserver(() =>
        whenPainted((milliseconds) => {
          const standing = state.standing(visit)
          if (standing !== before) finish({ milliseconds, standing, map: null })
        }),
      )
      const lines = new MutationObserver(() => {
        lines.disconnect()
        whenPainted((milliseconds) => {
          if (answer) answer.map = milliseconds
        })
      })
      const watch = (selector: string, by: MutationObserver) => {
        const element = document.querySelector(selector)
        if (element)
          by.observe(element, { childList: true, subtree: true, characterData: true, attributes: by === lines })
      }
      watch('.week-board', seen)
      watch('.week-score', seen)
      watch('.map svg', lines)
      let answer: Painted | null = null
      const finish = (painted: Painted | null) => {
        seen.disconnect()
        for (const kind of kinds) window.removeEventListener(kind, begin, { capture: true })
        answer ??= painted
        resolve(answer)
      }
    })
  }
  const days: { worker: Worker; message: unknown }[] = []
  let isRepeating = false
  state.askAgain = async () => {
    isRepeating = true
    const times: number[] = []
    for (const { worker, message } of days) {
      ask()
      worker.postMessage(message)
      times.push((await state.answer).milliseconds)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    return times
  }

  let asked = 0
  let standing: readonly number[] = []
  const ask = () => {
    state.answer = new Promise((resolve) => {
      tell = resolve
    })
  }
  let tell: (answer: { milliseconds: number; isChanged: boolean }) => void = () => undefined
  ask()
  // Listening from the start, before the page does: what the page makes of an answer is no part of the way to it.
  globalThis.Worker = class extends Worker {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options)
      this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; order?: number[] }>) => {
        const now = performance.now()
        if (data.kind === 'ordered')
          tell({ milliseconds: now - asked, isChanged: data.order?.join() !== standing.join() })
        if (data.kind === 'improved') {
          state.replan.first ||= now
          state.replan.last = now
        }
      })
    }
    override postMessage(message: { kind: string; day?: { visits: number[] } }, ...rest: unknown[]) {
      if (message.kind === 'order') {
        if (!isRepeating) days.push({ worker: this, message })
        standing = message.day?.visits ?? []
        asked = performance.now()
      }
      if (message.kind === 'load') state.replan.asked = performance.now()
      super.postMessage(message, ...(rest as [Transferable[]]))
    }
  }
  window.addEventListener('keydown', (event) => event.key === 't' && ask(), { capture: true })
}
