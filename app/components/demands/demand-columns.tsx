import { Link } from '@remix-run/react'
import type { DemandsView, DemandView } from '#app/contracts/views/demands.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatPrice } from '#app/i18n/format.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { moneyColumn, quantityColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'
import { DEMAND_TONES } from './demand-tones.ts'
import { wishName, wishText } from './wish-text.ts'

/** A firm's own demands; the highest price is its own affair, and this is its own list. */
export function demandColumns(text: Text, fields: DemandsView['fields']): SmartColumn<DemandView>[] {
  const words = text.demands
  const wishes = ({ category, constraints }: DemandView) => {
    const known = fields[category.slug] ?? []
    if (constraints.length === 0) return words.noConstraints
    return constraints
      .map((wish) => `${wishName(wish.key, known, text)} ${wishText(wish, known, text)}`)
      .join(text.locale === 'zh' ? '；' : '; ')
  }
  return [
    wordColumn(
      { key: 'category', header: text.common.category },
      (demand) => categoryName(demand.category, text),
      (demand) => (
        <Link to={paths.demand(demand.id)} className="font-medium text-accent hover:underline">
          {categoryName(demand.category, text)}
        </Link>
      ),
    ),
    wordColumn(
      { key: 'state', header: text.common.state, isPicked: true },
      (demand) => words.states[demand.state],
      (demand) => <Badge tone={DEMAND_TONES[demand.state]}>{words.states[demand.state]}</Badge>,
    ),
    wordColumn({ key: 'wishes', header: words.constraints, isWideOnly: true }, wishes),
    quantityColumn(text, { key: 'quantity', header: words.quantity }, (demand) => demand.quantity),
    moneyColumn(
      text,
      {
        key: 'price',
        header: words.maxPrice,
        isWideOnly: true,
        cell: (demand) => (demand.maxPriceFen === null ? words.anyPrice : formatPrice(demand.maxPriceFen)),
      },
      (demand) => demand.maxPriceFen,
    ),
    timeColumn(
      text,
      { key: 'created', header: words.publishedAt, align: 'right', isWideOnly: true, isDay: true },
      (demand) => demand.createdAt,
    ),
  ]
}
