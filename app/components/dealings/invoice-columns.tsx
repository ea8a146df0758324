import { Link } from '@remix-run/react'
import type { InvoiceView } from '#app/contracts/views/dealings.ts'
import type { Text } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { moneyColumn, timeColumn, wordColumn } from '../ui/columns.tsx'
import type { SmartColumn } from '../ui/table-order.ts'

/** Invoices as a bookkeeper lists them, exact to the fen. */
export function invoiceColumns(text: Text): SmartColumn<InvoiceView>[] {
  const words = text.dealings
  const numberOf = ({ number }: InvoiceView) => number ?? words.notIssued
  return [
    wordColumn(
      { key: 'order', header: words.invoiceOrder },
      (invoice) => invoice.orderNumber,
      (invoice) => (
        <Link to={paths.order(invoice.orderId)} className="font-medium text-accent hover:underline">
          {invoice.orderNumber}
        </Link>
      ),
    ),
    wordColumn(
      { key: 'cause', header: words.invoiceCause, isPicked: true },
      (invoice) => words.causes[invoice.cause],
    ),
    wordColumn({ key: 'number', header: words.invoiceNumber }, numberOf, (invoice) => (
      <Badge tone={invoice.number === null ? 'warning' : 'accent'}>{numberOf(invoice)}</Badge>
    )),
    timeColumn(text, { key: 'issued', header: words.issuedOn, isDay: true }, (invoice) => invoice.issuedOn),
    wordColumn({ key: 'seller', header: words.invoiceSeller }, (invoice) => invoice.sellerName),
    wordColumn({ key: 'buyer', header: words.invoiceBuyer }, (invoice) => invoice.buyerName),
    moneyColumn(text, { key: 'net', header: words.net, isExact: true }, (invoice) => invoice.netFen),
    moneyColumn(text, { key: 'tax', header: words.tax, isExact: true }, (invoice) => invoice.taxFen),
    moneyColumn(text, { key: 'gross', header: words.gross, isExact: true }, (invoice) => invoice.grossFen),
  ]
}
