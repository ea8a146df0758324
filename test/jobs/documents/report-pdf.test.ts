import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { isPdf, type ReportContent } from '#app/domain/testing/report-content.ts'
import { drawReport } from '#jobs/documents/report-pdf.ts'

const sample = (position: number): ReportContent['samples'][number] => ({
  code: `W2026-HY-00001-${String(position).padStart(2, '0')}`,
  name: '六角头螺栓',
  specification: 'M8×40 8.8 级',
  batchNumber: 'B2603',
  condition: '完好',
  verdict: 'fail',
  results: ['抗拉强度 Rm', '维氏硬度 HV', '断后伸长率 A'].map((parameter, index) => ({
    standard: 'GB/T 3098.1-2010',
    parameter,
    unit: 'MPa',
    limit: '≥ 800',
    basis: '8.8 级，d ≤ 16 mm',
    value: index === 0 ? '799.5' : '271',
    verdict: index === 0 ? 'fail' : 'pass',
  })),
})

const content = (samples: number): ReportContent => ({
  number: 'R2026-HY-00001',
  version: 1,
  orderNumber: 'W2026-HY-00001',
  amends: null,
  lab: { name: '检测中心', address: '海盐县示例路' },
  client: { name: '海盐样例紧固件有限公司' },
  service: '8.8 级螺栓机械性能',
  marks: [{ scope: 'CMA', certificate: '演示-CMA-001' }],
  signatoryPost: '授权签字人',
  receivedOn: '2026-03-02',
  issuedOn: '2026-03-07',
  methods: [{ standard: 'GB/T 3098.1-2010', name: '紧固件机械性能', scope: ['CMA'] }],
  samples: Array.from({ length: samples }, (_, index) => sample(index + 1)),
  untested: [{ code: 'W2026-HY-00001-99', name: '六角头螺栓', why: 'lost' }],
  verdict: 'fail',
})

const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const pagesOf = (bytes: Uint8Array) => latin(bytes).match(/\/Type \/Page\b/g)?.length ?? 0
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

test('the Chinese font is embedded as a subset, and the words can be found in the document', async () => {
  const bytes = await drawReport(content(1), 'https://hecai.test/verify/R2026-HY-00001')
  expect(isPdf(bytes)).toBe(true)
  const text = latin(bytes)
  expect(text).toMatch(/\/FontName \/[A-Z]{6}\+NotoSansSC/)
  expect(text).toMatch(/\/FontFile[23]/)
  // The whole font has ten megabytes; its subset is a small part of that.
  expect(bytes.length).toBeLessThan(300_000)
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map((match) =>
    inflated(match[1] ?? ''),
  )
  // ToUnicode maps of the glyphs: 抗 is U+6297, 螺 is U+87BA.
  const maps = streams.filter((stream) => stream.includes('begincmap')).join('')
  expect(maps).toMatch(/6297/i)
  expect(maps).toMatch(/87ba/i)
})

test('the same content gives the same bytes; another content or address does not', async () => {
  const url = 'https://hecai.test/verify/R2026-HY-00001'
  const [first, second] = [await drawReport(content(1), url), await drawReport(content(1), url)]
  expect(digest(first)).toBe(digest(second))
  expect(digest(await drawReport({ ...content(1), issuedOn: '2026-03-08' }, url))).not.toBe(digest(first))
  expect(digest(await drawReport(content(1), `${url}x`))).not.toBe(digest(first))
})

test('a long report runs over many pages without an empty one', async () => {
  const bytes = await drawReport(content(40), 'https://hecai.test/verify/R2026-HY-00001')
  expect(pagesOf(bytes)).toBeGreaterThan(5)
  expect(pagesOf(bytes)).toBeLessThan(12)
})

function inflated(stream: string): string {
  try {
    return inflateSync(Buffer.from(stream, 'latin1')).toString('latin1')
  } catch {
    return ''
  }
}
