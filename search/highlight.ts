import type { Segment } from './engine.ts'
import { foldText } from './fold.ts'

/**
 * Parts a text at what the query named. Comparison is by folded characters, so 冷鐓機 marks 冷镦机; a text that
 * changes its length when folded is not marked.
 */
export function highlight(text: string, marks: readonly string[]): Segment[] {
  const folded = text.toLowerCase()
  const same = foldText(text)
  const haystack = same.length === text.length ? same : folded
  if (haystack.length !== text.length) return [{ text, isMatch: false }]
  const isMarked = new Array<boolean>(text.length).fill(false)
  for (const mark of marks.map(foldText)) {
    if (mark.length === 0) continue
    for (let at = haystack.indexOf(mark); at >= 0; at = haystack.indexOf(mark, at + mark.length)) {
      isMarked.fill(true, at, at + mark.length)
    }
  }
  const segments: { text: string; isMatch: boolean }[] = []
  for (const [index, character] of Array.from({ length: text.length }, (_, at) =>
    text.charAt(at),
  ).entries()) {
    const isMatch = isMarked[index] === true
    const last = segments.at(-1)
    if (last && last.isMatch === isMatch) last.text += character
    else segments.push({ text: character, isMatch })
  }
  return segments
}
