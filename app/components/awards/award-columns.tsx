import type {
  AwardAlternative,
  AwardPageOffer,
  AwardPageView,
  OtherAwardView,
} from '#app/contracts/views/awards.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import { countColumn, moneyColumn, quantityColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { nameOfOther } from './comparison-name.ts'

/** What each offer sold and at which price, and what was missing to its next tier. */
export function salesColumns(text: Text): SmartColumn<AwardPageOffer>[] {
  const { awards: words } = text
  const nextOf = ({ nextTier }: AwardPageOffer) =>
    nextTier === null
      ? words.lowest
      : words.nextTier(formatQuantity(nextTier.missingSets, text.locale), formatPrice(nextTier.unitPriceFen))
  return [
    wordColumn(
      { key: 'supplier', header: words.supplier },
      (offer) => offer.supplierName,
      (offer) => (
        <>
          <span className="block font-medium">{offer.supplierName}</span>
          <span className="text-ink-faint">{offer.listingTitle}</span>
        </>
      ),
    ),
    wordColumn({ key: 'listing', header: words.listingOf, isFileOnly: true }, (offer) => offer.listingTitle),
    quantityColumn(text, { key: 'quantity', header: words.quantity }, (offer) => offer.quantity),
    moneyColumn(text, { key: 'price', header: words.price }, (offer) => offer.unitPriceFen),
    moneyColumn(text, { key: 'lowest', header: words.lowestPrice }, (offer) => offer.lowestPriceFen),
    countColumn({ key: 'firms', header: words.firms, unit: text.common.firmUnit }, (offer) => offer.firms),
    wordColumn({ key: 'next', header: words.next }, nextOf, (offer) => (
      <span className="block sm:min-w-40">{nextOf(offer)}</span>
    )),
  ]
}

/** What every other offer would have meant for the member who reads it. */
export function alternativeColumns(text: Text): SmartColumn<AwardAlternative>[] {
  const { awards: words, common } = text
  const signed = ({ extraCostFen: fen }: AwardAlternative) =>
    fen === null ? common.unknown : `${fen > 0 ? '+' : ''}${formatPrice(fen)}`
  const poolLess = ({ award }: AwardAlternative) => {
    const figure = figuresOf(award)
    if (figure === null) return award === null ? common.unknown : words.sureness.impossible
    return `${formatPrice(figure.lessFen)}${figure.isExact ? '' : ` ${words.sureness.found}`}`
  }
  return [
    wordColumn({ key: 'supplier', header: words.supplier }, (row) => row.supplierName),
    moneyColumn(text, { key: 'price', header: words.thereFen }, (row) => row.priceFen),
    moneyColumn(text, { key: 'extra', header: words.extra, cell: signed }, (row) => row.extraCostFen),
    moneyColumn(
      text,
      { key: 'pool', header: words.poolSavesLess, cell: poolLess },
      ({ award }) => figuresOf(award)?.lessFen ?? null,
    ),
    wordColumn(
      { key: 'verdict', header: words.verdictTitle, isPicked: true },
      (row) => words.verdict[row.verdict],
      (row) => <span className="block sm:min-w-32">{words.verdict[row.verdict]}</span>,
    ),
  ]
}

export interface ComparedAward {
  readonly key: string
  readonly name: string
  readonly award: OtherAwardView
}

/** The award itself, then the best award of every other kind that was asked for. */
export function comparedAwards(
  { comparison, savingFen, servedQuantity, suppliers }: Compared,
  text: Text,
): ComparedAward[] {
  const own = { savingFen, lessFen: 0, servedQuantity, suppliers, isExact: true }
  const others = comparison?.rows ?? []
  return [
    { key: '', name: text.awards.theAward, award: own },
    ...others.map((row) => ({ key: row.offerId, name: nameOfOther(row, text), award: row.award })),
  ]
}

export type Compared = Pick<AwardPageView, 'comparison' | 'savingFen' | 'servedQuantity' | 'suppliers'>

export function comparisonColumns(text: Text): SmartColumn<ComparedAward>[] {
  const { awards: words } = text
  const figure =
    (key: 'savingFen' | 'lessFen' | 'servedQuantity' | 'suppliers') =>
    ({ award }: ComparedAward) =>
      figuresOf(award)?.[key] ?? null
  return [
    wordColumn({ key: 'name', header: words.otherAward }, (row) => row.name),
    moneyColumn(text, { key: 'saving', header: words.saving }, figure('savingFen')),
    moneyColumn(text, { key: 'less', header: words.savesLess }, figure('lessFen')),
    quantityColumn(text, { key: 'served', header: words.served }, figure('servedQuantity')),
    {
      key: 'suppliers',
      header: words.suppliers,
      align: 'right',
      by: figure('suppliers'),
      unit: text.common.firmUnit,
      cell: (row) => figure('suppliers')(row) ?? text.common.unknown,
    },
    wordColumn(
      { key: 'note', header: words.howSure, isPicked: true },
      ({ award }) => words.sureness[surenessOf(award)],
    ),
  ]
}

function figuresOf(award: OtherAwardView) {
  return award === null || award === 'impossible' ? null : award
}

function surenessOf(award: OtherAwardView): keyof Text['awards']['sureness'] {
  if (award === null) return 'notReached'
  if (award === 'impossible') return 'impossible'
  return award.isExact ? 'exact' : 'found'
}
