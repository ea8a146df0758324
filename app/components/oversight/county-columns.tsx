import type { CountyProgress } from '#app/contracts/views/oversight.ts'
import { formatCount, formatFenCompact, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import type { Text } from '#app/i18n/text.ts'
import { wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

export const FIGURES = [
  'firms',
  'firmsInPools',
  'pooledSets',
  'contractedSets',
  'contractedFen',
  'firstSetSets',
  'firmsToRetire',
  'testReports',
] as const
export type Figure = (typeof FIGURES)[number]

/** What the platform has seen, county by county. */
export function countyColumns(text: Text): SmartColumn<CountyProgress>[] {
  const words = text.oversight
  return [
    wordColumn({ key: 'county', header: words.county }, ({ county }) => countyName(county, text)),
    ...FIGURES.map(
      (figure): SmartColumn<CountyProgress> => ({
        key: figure,
        header: words[figure],
        align: 'right',
        by: (row) => row[figure],
        cell: (row) => figureOf(figure, row[figure], text),
        unit: unitOf(figure, text),
        ...(figure === 'contractedFen' ? { inFile: (row: CountyProgress) => row.contractedFen / 100 } : {}),
      }),
    ),
  ]
}

function unitOf(figure: Figure, { common, oversight }: Text): string {
  if (figure === 'contractedFen') return common.yuan
  if (figure === 'testReports') return oversight.reports
  return isOfFirms(figure) ? oversight.firmsUnit : common.unit
}

const isOfFirms = (figure: Figure) =>
  figure === 'firms' || figure === 'firmsInPools' || figure === 'firmsToRetire'

/** A figure with its unit. */
export function figureOf(figure: Figure, value: number, text: Text): string {
  const words = text.oversight
  if (figure === 'contractedFen') return formatFenCompact(value, text.locale)
  if (figure === 'testReports') return words.reportCount(formatCount(value))
  if (isOfFirms(figure)) return words.firmCount(formatCount(value))
  return formatQuantity(value, text.locale)
}
