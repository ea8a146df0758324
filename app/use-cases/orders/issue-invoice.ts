import type { IssueInvoice } from '#app/contracts/invoices.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { isNumberTaken, lockInvoice, markIssued } from '#db/stores/invoices.ts'
import { onceOnly } from '../once.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { replayOf } from './replay-of.ts'

/**
 * 开具发票: the supplier gives the number and day of the invoice that it has issued for a payout. Refused:
 * INVOICE_NOT_FOUND (also for another firm's), INVOICE_ISSUED, INVOICE_NUMBER_TAKEN.
 */
export async function issueInvoice(
  ctx: Ctx,
  input: IssueInvoice,
): Promise<Result<{ invoiceId: string; orderId: string }>> {
  return inTransaction(ctx, 'invoice.issue', (act) =>
    onceOnly(act, replayOf('issue-invoice', input), async () => {
      const { tx, actor } = act
      const invoice = await lockInvoice(tx, input.invoiceId)
      const isMine = actor.kind === 'person' && invoice?.sellerId === actor.organisationId
      if (!invoice || !isMine) return refuse('INVOICE_NOT_FOUND')
      if (invoice.number !== null) return refuse('INVOICE_ISSUED')
      if (await isNumberTaken(tx, invoice.sellerId, input.number)) return refuse('INVOICE_NUMBER_TAKEN')
      await markIssued(tx, invoice.id, input.number, input.issuedOn)
      return accept({ invoiceId: invoice.id, orderId: invoice.orderId })
    }),
  )
}
