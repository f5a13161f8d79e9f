import type { Reason } from '../solver/index.ts'
import type { UnassignedReason } from './solution.ts'

/** Puts a reason of the solver into words; `vehicle` is the id of the vehicle that comes nearest to taking the job. */
export function toReason({ blockedBy, shortBy }: Reason, vehicle: number | undefined): UnassignedReason {
  const who = { zh: `车辆 ${vehicle}`, en: `vehicle ${vehicle}` }
  const { rule, zh, en } = WORDS[blockedBy](shortBy, who)
  const isMeasured = shortBy > 0 && MEASURED.has(blockedBy)
  return { rule, ...(vehicle !== undefined && { vehicle }), ...(isMeasured && { shortBy }), zh, en }
}

type Who = { zh: string; en: string }
type Words = (amount: number, who: Who) => { rule: string; zh: string; en: string }

const MEASURED: ReadonlySet<Reason['blockedBy']> = new Set([
  'window',
  'hours',
  'driving',
  'work',
  'distance',
  'stops',
  'capacity',
  'break',
])

const nobody: Words = () => ({
  rule: 'skills',
  zh: '没有车辆具备所需技能，或所有车辆的工作时间都在其时间窗之外',
  en: 'no vehicle has all its skills, or works within its time_windows',
})

/** What is said of a job that nobody has had the time to look at. */
export const UNEXAMINED: UnassignedReason = {
  rule: 'none',
  zh: '搜索时间已到，未及查明原因',
  en: 'time was up before anybody looked for the reason',
}

/** `rule` is VROOM's word for the limit in the way. */
const WORDS: Record<Reason['blockedBy'], Words> = {
  'no-shift': nobody,
  skills: nobody,
  forbidden: nobody,
  window: (seconds, who) => ({
    rule: 'time_windows',
    zh: `${who.zh} 最接近，但要晚 ${seconds} 秒，错过时间窗`,
    en: `${who.en} comes nearest, but ${seconds} s too late for a time window`,
  }),
  hours: (seconds, who) => ({
    rule: 'time_window',
    zh: `${who.zh} 最接近，但会超出工作时间 ${seconds} 秒`,
    en: `${who.en} comes nearest, but would end ${seconds} s after its time_window`,
  }),
  break: (seconds, who) => ({
    rule: 'breaks',
    zh: `${who.zh} 最接近，但休息会推迟 ${seconds} 秒`,
    en: `${who.en} comes nearest, but would put off a break by ${seconds} s`,
  }),
  driving: (seconds, who) => ({
    rule: 'max_travel_time',
    zh: `${who.zh} 最接近，但行驶时间会超出 ${seconds} 秒`,
    en: `${who.en} comes nearest, but would exceed its max_travel_time by ${seconds} s`,
  }),
  // VROOM has no such limit
  work: (seconds, who) => ({
    rule: 'working time',
    zh: `${who.zh} 最接近，但作业时间会超出 ${seconds} 秒`,
    en: `${who.en} comes nearest, but would work ${seconds} s too long`,
  }),
  distance: (metres, who) => ({
    rule: 'max_distance',
    zh: `${who.zh} 最接近，但行驶里程会超出 ${metres} 米`,
    en: `${who.en} comes nearest, but would exceed its max_distance by ${metres} m`,
  }),
  stops: (tasks, who) => ({
    rule: 'max_tasks',
    zh: `${who.zh} 最接近，但任务数会超出 ${tasks} 个`,
    en: `${who.en} comes nearest, but would exceed its max_tasks by ${tasks}`,
  }),
  capacity: (amount, who) => ({
    rule: 'capacity',
    zh: `${who.zh} 最接近，但载量会超出 ${amount}`,
    en: `${who.en} comes nearest, but would exceed its capacity by ${amount}`,
  }),
  precedence: (_, who) => ({
    rule: 'steps',
    zh: `${who.zh} 的固定顺序不容许`,
    en: `the steps of ${who.en} leave no place for it`,
  }),
  pin: (_, who) => ({
    rule: 'steps',
    zh: `${who.zh} 的固定顺序不容许`,
    en: `the steps of ${who.en} leave no place for it`,
  }),
  exclusion: nobody,
  gap: nobody,
  'max-gap': nobody,
  'not-worth': (_, who) => ({
    rule: 'cost',
    zh: `${who.zh} 可以承担，但搜索时间内未排入`,
    en: `${who.en} could take it, but the search did not come to it`,
  }),
}
