/**
 * The path of the first key that stands twice in one object of a text that is JSON, if there is one: `JSON.parse` keeps the
 * last in silence. No parser at hand says so at the speed that a matrix of ten megabytes asks for; this one jumps from quote
 * to brace, and looks for the path only where there is something to be found.
 */
export function repeatedKey(text: string): string | undefined {
  return hasRepeated(text) ? pathOfRepeated(text) : undefined
}

function hasRepeated(text: string): boolean {
  const objects: Set<string>[] = []
  let [quote, opening, closing] = [next(text, '"', 0), next(text, '{', 0), next(text, '}', 0)]
  while (quote < text.length) {
    if (opening < quote && opening < closing) {
      objects.push(new Set())
      opening = next(text, '{', opening + 1)
    } else if (closing < quote) {
      objects.pop()
      closing = next(text, '}', closing + 1)
    } else {
      const end = endOfString(text, quote)
      if (isKey(text, end)) {
        const key = JSON.parse(text.slice(quote, end)) as string
        const keys = objects.at(-1)
        if (keys?.has(key)) return true
        keys?.add(key)
      }
      quote = next(text, '"', end)
      // braces inside the string are none
      if (opening < end) opening = next(text, '{', end)
      if (closing < end) closing = next(text, '}', end)
    }
  }
  return false
}

/** Where the mark is next; behind the text when it is nowhere. */
function next(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from)
  return at < 0 ? text.length : at
}

/** An object or an array that the text is inside of: what it is called, the keys so far, and how many objects or arrays so far. */
type Frame = { readonly name: string; readonly keys?: Set<string>; inside: number }

function pathOfRepeated(text: string): string | undefined {
  const mark = /["{}[\]]/g
  const stack: Frame[] = []
  let key = ''
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    const frame = stack.at(-1)
    if (found[0] === '{' || found[0] === '[') {
      const name = frame?.keys ? key : `[${frame?.inside ?? ''}]`
      if (frame) frame.inside++
      stack.push({ name, inside: 0, ...(found[0] === '{' && { keys: new Set<string>() }) })
    } else if (found[0] === '"') {
      const end = endOfString(text, found.index)
      mark.lastIndex = end
      if (!frame?.keys || !isKey(text, end)) continue
      key = JSON.parse(text.slice(found.index, end)) as string
      if (frame.keys.has(key)) return pathOf([...stack.slice(1).map(({ name }) => name), key])
      frame.keys.add(key)
    } else stack.pop()
  }
  return undefined
}

function pathOf(names: readonly string[]): string {
  return names.reduce((path, name) => (path === '' || name.startsWith('[') ? path + name : `${path}.${name}`), '')
}

/** Just behind the closing quote of the string that opens at `start`. */
function endOfString(text: string, start: number): number {
  let end = text.indexOf('"', start + 1)
  while (isEscaped(text, end)) end = text.indexOf('"', end + 1)
  return end + 1
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (text[at - 1 - slashes] === '\\') slashes++
  return slashes % 2 === 1
}

function isKey(text: string, end: number): boolean {
  let next = end
  while (text.charCodeAt(next) <= SPACE) next++
  return text[next] === ':'
}

/** Of the characters up to it JSON allows four between its parts, all of them blank. */
const SPACE = 32
