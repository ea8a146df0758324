/** A CJK character, or a run without a space: where a line may break is between them. */
const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+|\s+/g

/**
 * Breaks texts into lines of a width in points, remembering what it has broken: the cells of a report repeat
 * themselves, and laying them out anew each time is what a long document would spend its time on. One per font
 * and size; the document must be set to them when it is asked.
 */
export function lineBreaker(document: PDFKit.PDFDocument): (text: string, width: number) => string[] {
  const widths = new Map<string, number>()
  const known = new Map<string, string[]>()
  const widthOf = (piece: string): number => {
    const width = widths.get(piece) ?? document.widthOfString(piece)
    widths.set(piece, width)
    return width
  }
  return (text, width) => {
    const key = `${width} ${text}`
    const lines = known.get(key) ?? text.split('\n').flatMap((part) => breakLine(part, width, widthOf))
    known.set(key, lines)
    return lines
  }
}

function breakLine(text: string, width: number, widthOf: (piece: string) => number): string[] {
  const lines: string[] = []
  let line = ''
  let used = 0
  for (const piece of (text.match(PIECES) ?? []).flatMap((one) => cutToFit(one, width, widthOf))) {
    const own = widthOf(piece)
    if (line !== '' && used + own > width) {
      lines.push(line.trimEnd())
      line = ''
      used = 0
      if (piece.trim() === '') continue
    }
    line += piece
    used += own
  }
  return [...lines, line.trimEnd()]
}

/** A word wider than its column is cut where it must be. */
function cutToFit(piece: string, width: number, widthOf: (piece: string) => number): string[] {
  if (widthOf(piece) <= width) return [piece]
  return [...piece]
}
