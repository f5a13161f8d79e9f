import { startTransition, useEffect, useMemo, useRef, useState } from 'react'
import type { PlanContent, Unplanned } from '../../../server/contract/index.ts'
import type { BaseProblem } from '../../../server/weekplan/index.ts'
import type { EditPlan } from '../../edits/edit.ts'
import { type Explainer, startExplainer } from '../../solver-worker-client.ts'

/**
 * The time between two edits of someone in full swing: explaining keeps a core busy for a good part of a second, and on a PC with
 * two the next edit and a day that is being tidied need it.
 */
const EXPLAIN_AFTER_MS = 500

/** Why each visit is left out, asked of a worker whenever the choices differ from the stored ones. */
export function useReasons(wire: BaseProblem | null, content: PlanContent | null, choices: EditPlan | null) {
  const [reasons, setReasons] = useState<{ of: EditPlan; unplanned: Unplanned[] } | null>(null)
  const ask = useRef<Explainer['explain'] | null>(null)
  useEffect(() => {
    // A new week needs a worker of its own; it is started when the first question comes.
    const own: { explainer: Explainer | null } = { explainer: null }
    ask.current =
      wire && content
        ? (question, onDone) => {
            own.explainer ??= startExplainer(wire, content)
            own.explainer.explain(question, onDone)
          }
        : null
    return () => {
      own.explainer?.close()
      ask.current = null
      setReasons(null)
    }
  }, [wire, content])
  const isStored = choices === content?.choices
  useEffect(() => {
    if (!choices || isStored) return
    const timer = setTimeout(() => {
      ask.current?.(choices, (unplanned) => startTransition(() => setReasons({ of: choices, unplanned })))
    }, EXPLAIN_AFTER_MS)
    return () => clearTimeout(timer)
  }, [choices, isStored])
  return useMemo(() => {
    if (isStored || !choices) return { unplanned: null, isWaiting: false }
    return { unplanned: reasons?.unplanned ?? null, isWaiting: reasons?.of !== choices }
  }, [reasons, choices, isStored])
}
