import type { PoolTerms } from '#app/contracts/views/pools.ts'
import { formatBasisPoints, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import type { Bill } from './bill.ts'

interface MyBillProps {
  bill: Bill
  terms: PoolTerms
  /** How the deposit came about, where that is known. */
  depositHow?: string | null
}

/** What the firm would pay, why, and when: sentences with their arithmetic, so that it can be told on. */
export function MyBill({ bill, terms, depositHow = null }: MyBillProps) {
  const text = useText()
  const { bill: words } = text.join
  const sets = (quantity: number) => formatQuantity(quantity, text.locale)
  const { tier, surchargeFen, landedFen, totalFen, depositFen, next } = bill
  return (
    <section className="mt-4 border-t border-line pt-3 text-sm" aria-label={words.title}>
      <h3 className="mb-2 font-semibold">{words.title}</h3>
      <ol className="flex list-decimal flex-col gap-1.5 pl-5">
        <li>
          {words.reached(
            sets(bill.poolQuantity),
            bill.supplierName,
            sets(tier.fromQuantity),
            formatPrice(tier.unitPriceFen),
          )}
          {surchargeFen > 0 && (
            <span className="block">{words.landed(formatPrice(surchargeFen), formatPrice(landedFen))}</span>
          )}
        </li>
        <li>
          {words.times(sets(bill.sets), formatPrice(landedFen))}
          <strong className="whitespace-nowrap">{formatPrice(totalFen)}</strong>
        </li>
        <li>
          {words.paidIn}
          <Instalments bill={bill} terms={terms} depositHow={depositHow} />
        </li>
      </ol>
      {next && (
        <p className="mt-2 text-saving">
          {words.next(sets(next.missingQuantity), formatPrice(next.unitPriceFen), formatPrice(next.savedFen))}
        </p>
      )}
      <p className="mt-2 text-ink-faint">{words.bound}</p>
      {depositFen > bill.prepaymentFen && <p className="mt-1 text-ink-faint">{words.depositIsMore}</p>}
    </section>
  )
}

function Instalments({ bill, terms, depositHow }: Required<MyBillProps>) {
  const text = useText()
  const { bill: words } = text.join
  const lines = [
    { name: words.deposit, fen: bill.depositFen, how: depositHow },
    {
      name: words.onSigning(formatBasisPoints(terms.prepaymentBasisPoints)),
      fen: Math.max(0, bill.prepaymentFen - bill.depositFen),
      how: words.less(formatPrice(bill.prepaymentFen), formatPrice(bill.depositFen)),
    },
    { name: words.beforeShipment(formatBasisPoints(terms.balanceBasisPoints)), fen: bill.balanceFen },
    {
      name: words.atAcceptance(formatBasisPoints(terms.retentionBasisPoints)),
      fen: bill.retentionFen,
      how: words.retention,
    },
  ]
  return (
    <dl className="mt-1 flex flex-col gap-1 rounded-control bg-sunken px-3 py-2">
      {lines
        .filter(({ fen }) => fen > 0)
        .map(({ name, fen, how }) => (
          <div key={name} className="flex items-baseline justify-between gap-x-3">
            <dt className="min-w-0">
              {name}
              {how && <span className="block text-xs text-ink-faint">{how}</span>}
            </dt>
            <dd className="ml-auto font-medium whitespace-nowrap">{formatPrice(fen)}</dd>
          </div>
        ))}
    </dl>
  )
}
