/**
 * Edits (insert, remove, replace, swap neighbours) from one word to another, or null when there are more than
 * `most`. Both are bounded by the caller.
 */
export function editsBetween(a: string, b: string, most: number): number | null {
  if (Math.abs(a.length - b.length) > most) return null
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, index) => index)
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= b.length; column += 1) {
      const isSame = a[row - 1] === b[column - 1]
      const above = last[column] ?? most
      const left = current[column - 1] ?? most
      let least = Math.min(above + 1, left + 1, (last[column - 1] ?? most) + (isSame ? 0 : 1))
      const isSwap = row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
      if (isSwap) least = Math.min(least, (beforeLast[column - 2] ?? most) + 1)
      current.push(least)
    }
    if (Math.min(...current) > most) return null
    beforeLast = last
    last = current
  }
  const edits = last[b.length] ?? most + 1
  return edits <= most ? edits : null
}
