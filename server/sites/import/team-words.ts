/** The disciplines that a list such as `安全、质量` or `safety/quality` names; `unknown` holds the rest. */
export function readDisciplines(text: string): { disciplines: string[]; unknown: string[] } {
  const disciplines = new Set<string>()
  const unknown: string[] = []
  for (const word of split(text)) {
    const found = disciplineWords.find(([, words]) => words.includes(word))?.[0]
    if (found) disciplines.add(found)
    else unknown.push(word)
  }
  return { disciplines: [...disciplines].sort(), unknown }
}

const disciplineWords: readonly (readonly [string, readonly string[]])[] = [
  ['safety', ['safety', '安全', '安全生产']],
  ['quality', ['quality', '质量', '工程质量']],
  ['structure', ['structure', '结构', '主体结构']],
  ['machinery', ['machinery', '机械', '起重机械', '设备']],
  ['electrical', ['electrical', '电气', '机电', '用电']],
  ['rail', ['rail', '轨道', '轨道交通']],
]

const dayWords: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  日: 7,
  天: 7,
  mon: 1,
  tue: 2,
  wed: 3,
  thu: 4,
  fri: 5,
  sat: 6,
  sun: 7,
}

/** ISO weekdays out of `1-5`, `1,3,5`, `周一至周五`, `一三五` or `Mon-Fri`; null when they cannot be told. */
export function readWeekdays(text: string): number[] | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/周|星期|礼拜/g, '')
    .replace(/(mon|tue|wed|thu|fri|sat|sun)[a-z]*/g, '$1')
  const numbers = plain
    .replace(/mon|tue|wed|thu|fri|sat|sun|[一二三四五六日天]/g, (word) => `${dayWords[word]}`)
    .replace(/[至到~–—]/g, '-')
  if (!/^[1-7\-,;、/|\s]+$/.test(numbers)) return null
  const days = new Set<number>()
  for (const [, from = '', , to] of numbers.matchAll(/([1-7])(\s*-\s*([1-7]))?/g)) {
    const last = to === undefined ? Number(from) : Number(to)
    if (last < Number(from)) return null
    for (let day = Number(from); day <= last; day++) days.add(day)
  }
  return days.size > 0 ? [...days].sort() : null
}

function split(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[,;、/|+\s和及]+/)
    .filter((word) => word !== '')
}
