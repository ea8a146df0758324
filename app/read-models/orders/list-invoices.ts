import type { InvoicesView, InvoiceView } from '#app/contracts/views/dealings.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { causeOfEvent } from '../escrow/payout-cause.ts'
import { orderNumber } from './order-rows.ts'

const MOST = 200

interface InvoiceRow extends Omit<InvoiceView, 'cause' | 'orderNumber' | 'createdAt'> {
  readonly event: string
  readonly createdAt: Date
}

/** The invoices that a firm issues or gets, the latest first; of one order when it is named. */
export async function listInvoices(
  { sql }: Database,
  question: {
    readonly actor: PersonActor
    readonly orderId: string | null
    readonly now: Date
    readonly idempotencyKey: string
  },
): Promise<InvoicesView> {
  const { actor, orderId, now, idempotencyKey } = question
  const { organisationId } = actor
  const rows = await sql<InvoiceRow[]>`
    select i.id, i.order_id as "orderId", i.event, s.name as "sellerName", s.credit_code as "sellerCode",
      b.name as "buyerName", b.credit_code as "buyerCode", i.gross_fen::float8 as "grossFen",
      i.net_fen::float8 as "netFen", i.tax_fen::float8 as "taxFen", i.fee_fen::float8 as "feeFen",
      i.rate_basis_points as "rateBasisPoints", i.number, i.issued_on::text as "issuedOn",
      i.created_at as "createdAt", i.seller_id = ${organisationId} as "isMine"
    from invoices i join organisations s on s.id = i.seller_id join organisations b on b.id = i.buyer_id
    where (i.seller_id = ${organisationId} or i.buyer_id = ${organisationId})
      and (${orderId}::text is null or i.order_id = ${orderId})
    order by i.created_at desc, i.id desc limit ${MOST}`
  const views = rows.map(({ event, createdAt, ...row }) => ({
    ...row,
    cause: causeOfEvent(event),
    orderNumber: orderNumber(row.orderId),
    createdAt: createdAt.toISOString(),
  }))
  const total = (pick: (row: InvoiceView) => number) => views.reduce((sum, row) => sum + pick(row), 0)
  return {
    rows: views,
    grossFen: total((row) => row.grossFen),
    netFen: total((row) => row.netFen),
    taxFen: total((row) => row.taxFen),
    toIssue: views.filter((row) => row.isMine && row.number === null).length,
    mayIssue: isPermitted(actor, 'invoice.issue'),
    idempotencyKey,
    todayOn: new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(0, 10),
  }
}
