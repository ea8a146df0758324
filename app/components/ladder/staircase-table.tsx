import { formatBasisPoints, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Icon } from '../ui/icon.tsx'
import { DataTable } from '../ui/table.tsx'
import type { LadderLine } from './geometry.ts'
import { tierAt } from './geometry.ts'

interface StaircaseTableProps {
  ladders: LadderLine[]
  quantity: number
  referencePriceFen: number
  isOpen: boolean
}

/** The same staircase in rows: for those who listen, and for those who want the figures. */
export function StaircaseTable({ ladders, quantity, referencePriceFen, isOpen }: StaircaseTableProps) {
  const text = useText()
  return (
    <details open={isOpen} className="group">
      <summary className="inline-flex min-h-11 items-center gap-1 rounded text-sm text-accent hover:underline sm:min-h-9">
        <Icon name="chevronRight" className="size-3 transition-transform group-open:rotate-90" />
        {text.common.asTable}
      </summary>
      <div className="mt-2 flex flex-col gap-4">
        {ladders.map((ladder) => (
          <LadderTable
            key={ladder.id}
            ladder={ladder}
            quantity={quantity}
            referencePriceFen={referencePriceFen}
          />
        ))}
      </div>
    </details>
  )
}

function LadderTable({
  ladder,
  quantity,
  referencePriceFen,
}: { ladder: LadderLine } & Omit<StaircaseTableProps, 'ladders' | 'isOpen'>) {
  const text = useText()
  const now = tierAt(ladder.tiers, quantity)
  return (
    <div className="rounded-control border border-line">
      <p className="border-b border-line px-4 py-2 text-sm font-medium sm:px-5">{ladder.name}</p>
      <DataTable
        caption={text.ladder.titleOf(ladder.name)}
        rows={ladder.tiers}
        rowKey={(tier) => String(tier.fromQuantity)}
        isMarked={(tier) => tier === now}
        columns={[
          {
            key: 'from',
            header: text.ladder.fromQuantity,
            cell: (tier) => (
              <>
                {formatQuantity(tier.fromQuantity, text.locale)}
                {tier === now && (
                  <span className="ml-1.5 text-xs text-accent-strong">{text.ladder.here}</span>
                )}
              </>
            ),
          },
          {
            key: 'price',
            header: text.ladder.unitPrice,
            align: 'right',
            cell: (tier) => formatPrice(tier.unitPriceFen),
          },
          {
            key: 'reference',
            header: text.ladder.belowReference,
            align: 'right',
            cell: (tier) => formatBasisPoints(againstReference(tier.unitPriceFen, referencePriceFen)),
          },
          {
            key: 'total',
            header: text.ladder.totalAt,
            align: 'right',
            isWideOnly: true,
            cell: (tier) => formatPrice(tier.unitPriceFen * tier.fromQuantity),
          },
        ]}
      />
    </div>
  )
}

/** Price against reference, in basis points, to a tenth of a per cent: −700 is 7 % below. */
export function againstReference(unitPriceFen: number, referencePriceFen: number): number {
  if (referencePriceFen <= 0) return 0
  return Math.round(((unitPriceFen - referencePriceFen) / referencePriceFen) * 1000) * 10
}
