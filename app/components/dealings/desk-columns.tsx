import { Link } from '@remix-run/react'
import type { DisputeDeskView } from '#app/contracts/views/trade-desks.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

type Disputed = DisputeDeskView['disputes'][number]
type Claimed = DisputeDeskView['claims'][number]

/** The place of a claim's decision on the desk. */
export const claimPlace = (claimId: string) => `claim-${claimId}`

/** Orders in dispute: between whom, since when, how much is frozen. */
export function disputeColumns(text: Text): SmartColumn<Disputed>[] {
  const { common, dealings, orders } = text
  return [
    wordColumn(
      { key: 'order', header: orders.number },
      ({ order }) => order.number,
      ({ order }) => (
        <>
          <Link to={paths.dispute(order.id)} className="font-medium text-accent underline">
            {order.number}
          </Link>
          <span className="block text-ink-soft">{order.listingTitle}</span>
        </>
      ),
    ),
    wordColumn(
      { key: 'state', header: common.state, isPicked: true },
      ({ state }) => dealings.disputeStates[state],
      ({ state }) => (
        <Badge tone={state === 'ruled' ? 'notice' : 'danger'}>{dealings.disputeStates[state]}</Badge>
      ),
    ),
    ...sideColumns<Disputed>(text),
    moneyColumn(text, { key: 'frozen', header: dealings.frozen }, ({ frozenFen }) => frozenFen),
    timeColumn(text, { key: 'opened', header: text.operations.opened }, ({ openedAt }) => openedAt),
  ]
}

/** Warranty claims that their supplier contests. */
export function claimColumns(text: Text): SmartColumn<Claimed>[] {
  const { dealings, orders } = text
  return [
    wordColumn(
      { key: 'order', header: orders.number },
      ({ order }) => order.number,
      ({ id, order }) => (
        <a href={`#${claimPlace(id)}`} className="font-medium text-accent underline">
          {order.number}
        </a>
      ),
    ),
    ...sideColumns<Claimed>(text),
    moneyColumn(text, { key: 'amount', header: dealings.claimAmount }, ({ amountFen }) => amountFen),
    wordColumn(
      { key: 'reason', header: dealings.claimReason },
      ({ reason }) => reason,
      ({ reason }) => <span className="line-clamp-2 [overflow-wrap:anywhere]">{reason}</span>,
    ),
    timeColumn(text, { key: 'opened', header: text.operations.opened }, ({ openedAt }) => openedAt),
  ]
}

function sideColumns<Row extends Pick<Disputed, 'order'>>({ orders }: Text): SmartColumn<Row>[] {
  return [
    wordColumn({ key: 'buyer', header: orders.buyer }, ({ order }) => order.buyerName),
    wordColumn({ key: 'supplier', header: orders.supplier }, ({ order }) => order.supplierName),
  ]
}
