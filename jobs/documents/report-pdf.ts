import { createRequire } from 'node:module'
import PDFDocument from 'pdfkit'
import type { ReportContent, ReportedSample } from '#app/domain/testing/report-content.ts'
import { drawQrCode } from './qr-drawing.ts'
import { REPORT_WORDS as WORDS } from './report-words.ts'
import { lineBreaker } from './wrap-text.ts'

const FONT_REGULAR = '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf'
const FONT_STRONG = '@expo-google-fonts/noto-sans-sc/600SemiBold/NotoSansSC_600SemiBold.ttf'
const MARGIN = 48
const FOOT = 56
const INK = '#1c2420'
const FAINT = '#66706b'
const LINE = '#c9d1cc'
const ACCENT = '#17603f'
const DANGER = '#a3271f'
/** Of the six columns of a result, in points; together the width between the margins. */
const COLUMNS = [126, 106, 48, 92, 74, 53]

/** Result and verdict: what stands out in a row that fails. */
const JUDGED_FROM = 4
const CELL_SIZE = 8.5

type Document = PDFKit.PDFDocument

/**
 * The report as a PDF with its Chinese font embedded as a subset. The same content and address give the same
 * bytes: a job that runs twice draws one document.
 */
export async function drawReport(content: ReportContent, verifyUrl: string): Promise<Uint8Array> {
  const document = openDocument(content)
  const whole = collect(document)
  drawHeading(document, content)
  drawFacts(document, content)
  const breakers = { regular: lineBreaker(document), strong: lineBreaker(document) }
  for (const sample of content.samples) drawSample(document, breakers, sample)
  drawUntested(document, content)
  drawSignature(document, content, verifyUrl)
  drawFeet(document, content)
  document.end()
  return whole
}

function openDocument(content: ReportContent): Document {
  const resolve = createRequire(import.meta.url).resolve
  const document = new PDFDocument({
    size: 'A4',
    margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT },
    bufferPages: true,
    // No font of its own: pdfkit would read ours anew each time it is chosen by the name registered below.
    font: '',
    lang: 'zh-CN',
    info: {
      Title: `${content.number} ${content.service}`,
      Author: content.lab.name,
      // Of the content and not of the moment: the bytes must not depend on when they are drawn.
      CreationDate: new Date(`${content.issuedOn}T00:00:00Z`),
    },
  })
  document.registerFont('regular', resolve(FONT_REGULAR)).registerFont('strong', resolve(FONT_STRONG))
  return document.font('regular').fillColor(INK)
}

function collect(document: Document): Promise<Uint8Array> {
  return new Promise((done, fail) => {
    const parts: Buffer[] = []
    document.on('data', (part: Buffer) => parts.push(part))
    document.on('end', () => done(new Uint8Array(Buffer.concat(parts))))
    document.on('error', fail)
  })
}

function widthOf(document: Document): number {
  return document.page.width - 2 * MARGIN
}

function rule(document: Document, colour = LINE): void {
  const { y } = document
  document
    .moveTo(MARGIN, y)
    .lineTo(MARGIN + widthOf(document), y)
    .lineWidth(0.7)
    .stroke(colour)
}

/** Begins a new page when less than this many points are left on this one. */
function keepTogether(document: Document, height: number): void {
  if (document.y + height > document.page.height - FOOT) document.addPage()
}

function drawHeading(document: Document, { lab, number, version, marks, amends }: ReportContent): void {
  const width = widthOf(document)
  document.font('strong').fontSize(13).text(lab.name, MARGIN, MARGIN, { width, align: 'center' })
  document.font('regular').fontSize(8.5).fillColor(FAINT).text(lab.address, { width, align: 'center' })
  document
    .moveDown(0.8)
    .font('strong')
    .fontSize(22)
    .fillColor(INK)
    .text(WORDS.title, { width, align: 'center' })
  document.fontSize(9).fillColor(FAINT).text(WORDS.titleEn, { width, align: 'center', characterSpacing: 3 })
  document.moveDown(0.6).font('strong').fontSize(10.5).fillColor(ACCENT)
  document.text(`${WORDS.number} ${number}  ·  ${WORDS.version(version)}`, { width, align: 'center' })
  const marked = marks.map(({ scope, certificate }) => `${scope} ${certificate}`).join('    ')
  document.font('regular').fontSize(9).fillColor(FAINT)
  document.text(marked === '' ? WORDS.noMarks : `${WORDS.marks}: ${marked}`, { width, align: 'center' })
  if (amends) {
    document.moveDown(0.5).font('strong').fontSize(9.5).fillColor(DANGER)
    document.text(WORDS.amends(amends.number, amends.reason), { width, align: 'center' })
  }
  document.moveDown(0.8).font('regular').fillColor(INK)
  rule(document, ACCENT)
  document.moveDown(0.5)
}

function drawFacts(document: Document, content: ReportContent): void {
  const methods = content.methods.map(
    ({ standard, name, scope }) => `${standard} ${name}${scope.length === 0 ? WORDS.outOfScope : ''}`,
  )
  const facts: [string, string][] = [
    [WORDS.client, content.client.name],
    [WORDS.service, content.service],
    [WORDS.order, content.orderNumber],
    [WORDS.received, content.receivedOn],
    [WORDS.issued, content.issuedOn],
    [WORDS.basis, methods.join('\n')],
    [WORDS.verdict, WORDS.verdicts[content.verdict]],
  ]
  for (const [name, value] of facts) {
    const top = document.y
    document.font('regular').fontSize(9.5).fillColor(FAINT).text(name, MARGIN, top, { width: 120 })
    const isVerdict = name === WORDS.verdict
    const colour = isVerdict && content.verdict === 'fail' ? DANGER : INK
    document.font(isVerdict ? 'strong' : 'regular').fillColor(colour)
    document.text(value, MARGIN + 126, top, { width: widthOf(document) - 126 })
    document.moveDown(0.25)
  }
  document.moveDown(0.4)
}

function drawSample(document: Document, breakers: Breakers, sample: ReportedSample): void {
  keepTogether(document, 90)
  const facts = [
    sample.specification,
    sample.batchNumber && `${WORDS.batch} ${sample.batchNumber}`,
    sample.condition && `${WORDS.condition} ${sample.condition}`,
  ].filter(Boolean)
  document.font('strong').fontSize(10).fillColor(INK)
  document.text(`${WORDS.sample} ${sample.code}  ${sample.name}  ${facts.join('  ')}`, MARGIN, document.y, {
    width: widthOf(document),
  })
  document.moveDown(0.3)
  drawRow(document, breakers, [...WORDS.columns], 'head')
  for (const result of sample.results) {
    const { unit, limit, value, verdict } = result
    const limitText = limit === null ? WORDS.noLimit : `${limit}${result.basis ? `\n${result.basis}` : ''}`
    const shown = WORDS.values[value] ?? value
    const judged = verdict === 'none' ? WORDS.noLimit : WORDS.verdicts[verdict]
    const cells = [result.parameter, result.standard, unit || WORDS.noLimit, limitText, shown, judged]
    drawRow(document, breakers, cells, verdict === 'fail' ? 'fail' : 'plain')
  }
  document.moveDown(0.8)
}

/** How cells are broken into lines, by weight; shared by all rows of one document. */
interface Breakers {
  readonly regular: ReturnType<typeof lineBreaker>
  readonly strong: ReturnType<typeof lineBreaker>
}

function drawRow(
  document: Document,
  breakers: Breakers,
  cells: readonly string[],
  tone: 'head' | 'plain' | 'fail',
): void {
  const weights = cells.map((_, index) =>
    tone === 'head' || (tone === 'fail' && index >= JUDGED_FROM) ? ('strong' as const) : ('regular' as const),
  )
  const broken = cells.map((cell, index) => {
    const weight = weights[index] ?? 'regular'
    document.font(weight).fontSize(CELL_SIZE)
    return breakers[weight](cell, (COLUMNS[index] ?? 60) - 8)
  })
  const lineHeight = document.currentLineHeight(true)
  const height = Math.max(...broken.map((lines) => lines.length)) * lineHeight + 8
  keepTogether(document, height)
  const top = document.y
  if (tone === 'head') document.rect(MARGIN, top, widthOf(document), height).fill('#eef3f0')
  let left = MARGIN
  for (const [index, lines] of broken.entries()) {
    const isFailed = tone === 'fail' && index >= JUDGED_FROM
    document.font(weights[index] ?? 'regular').fillColor(isFailed ? DANGER : INK)
    for (const [row, line] of lines.entries()) {
      document.text(line, left + 4, top + 4 + row * lineHeight, { lineBreak: false })
    }
    left += COLUMNS[index] ?? 60
  }
  document.x = MARGIN
  document.y = top + height
  rule(document)
}

function drawUntested(document: Document, { untested }: ReportContent): void {
  if (untested.length === 0) return
  keepTogether(document, 30 + untested.length * 14)
  document.font('strong').fontSize(10).fillColor(INK).text(WORDS.untested, MARGIN)
  document.font('regular').fontSize(9)
  for (const { code, name, why } of untested) document.text(`${code}  ${name}  ${WORDS.untestedWhy[why]}`)
  document.moveDown(0.8)
}

function drawSignature(document: Document, content: ReportContent, verifyUrl: string): void {
  const side = 84
  keepTogether(document, side + 70)
  document.moveDown(0.5)
  const top = document.y
  drawQrCode(document, verifyUrl, { left: MARGIN + widthOf(document) - side, top, side })
  const width = widthOf(document) - side - 24
  document.font('regular').fontSize(9.5).fillColor(FAINT).text(WORDS.signatory, MARGIN, top, { width })
  document.font('strong').fontSize(11).fillColor(INK).text(content.signatoryPost, { width })
  document.font('regular').fontSize(8.5).fillColor(FAINT).text(WORDS.electronic, { width })
  document.moveDown(0.4).text(`${WORDS.verify}：`, { width }).fillColor(ACCENT).text(verifyUrl, { width })
  document.fillColor(FAINT).fontSize(8)
  document.y = Math.max(document.y, top + side) + 8
  for (const note of WORDS.notes) document.text(note, MARGIN, document.y, { width: widthOf(document) })
}

/** Page numbers are known when all pages are: the feet are drawn last. */
function drawFeet(document: Document, { number, version }: ReportContent): void {
  const { start, count } = document.bufferedPageRange()
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index)
    // Below the bottom margin; without this pdfkit would begin a page for the foot.
    document.page.margins.bottom = 0
    const top = document.page.height - 36
    const words = `${number}  ${WORDS.version(version)}    ${WORDS.page(index + 1, count)}`
    document.font('regular').fontSize(8).fillColor(FAINT)
    document.text(words, MARGIN, top, { width: widthOf(document), align: 'center', lineBreak: false })
  }
}
