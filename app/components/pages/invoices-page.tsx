import { Link } from '@remix-run/react'
import type { InvoicesView, InvoiceView } from '#app/contracts/views/dealings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatBasisPoints, formatDay, formatFen, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Fold } from '../dealings/fold.tsx'
import { invoiceColumns } from '../dealings/invoice-columns.tsx'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { Facts, PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'

interface InvoicesPageProps {
  view: InvoicesView
  answer: FormAnswer | null
}

/** The special VAT invoices that a firm issues or gets: one per payout. */
export function InvoicesPage({ view, answer }: InvoicesPageProps) {
  const text = useText()
  return (
    <>
      <PageHeader title={text.dealings.invoicesTitle} lead={text.dealings.invoicesLead} />
      {view.rows.length === 0 ? (
        <EmptyState title={text.dealings.invoicesNone} hint={text.dealings.invoicesNoneHint}>
          <LinkButton to={paths.orders} tone="secondary">
            {text.shell.orders}
          </LinkButton>
        </EmptyState>
      ) : (
        <>
          <Stats className="mb-4 grid-cols-2 sm:grid-cols-4">
            <Stat label={text.dealings.gross} value={formatPrice(view.grossFen)} />
            <Stat label={text.dealings.net} value={formatPrice(view.netFen)} />
            <Stat label={text.dealings.tax} value={formatPrice(view.taxFen)} />
            <Stat label={text.dealings.toIssue} value={view.toIssue} />
          </Stats>
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            {view.rows.filter(isToIssue).map((invoice) => (
              <Invoice key={invoice.id} view={view} invoice={invoice} answer={answer} />
            ))}
          </div>
          <Card isPadded={false} className="mt-4" title={text.dealings.invoicesAll}>
            <SmartTable
              caption={text.dealings.invoicesTitle}
              rows={view.rows}
              rowKey={(invoice) => invoice.id}
              exportPath={paths.sheet('invoices')}
              columns={invoiceColumns(text)}
            />
          </Card>
        </>
      )}
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

const isToIssue = (invoice: InvoiceView) => invoice.isMine && invoice.number === null

function Invoice({ view, invoice, answer }: InvoicesPageProps & { invoice: InvoiceView }) {
  const text = useText()
  const party = (name: string, code: string) => `${name}（${code}）`
  return (
    <Card
      title={<Link to={paths.order(invoice.orderId)}>{invoice.orderNumber}</Link>}
      aside={
        invoice.number === null ? (
          <Badge tone="warning">{text.dealings.notIssued}</Badge>
        ) : (
          <Badge tone="accent">{invoice.number}</Badge>
        )
      }
    >
      <Facts
        facts={[
          { name: text.dealings.invoiceCause, value: text.dealings.causes[invoice.cause] },
          { name: text.dealings.invoiceSeller, value: party(invoice.sellerName, invoice.sellerCode) },
          { name: text.dealings.invoiceBuyer, value: party(invoice.buyerName, invoice.buyerCode) },
          { name: text.dealings.net, value: formatFen(invoice.netFen) },
          { name: text.dealings.rate, value: formatBasisPoints(invoice.rateBasisPoints) },
          { name: text.dealings.tax, value: formatFen(invoice.taxFen) },
          { name: text.dealings.gross, value: <strong>{formatPrice(invoice.grossFen)}</strong> },
          ...(invoice.isMine && invoice.feeFen > 0
            ? [{ name: text.dealings.fee, value: formatFen(invoice.feeFen) }]
            : []),
          {
            name: text.dealings.issuedOn,
            value: invoice.issuedOn ? formatDay(invoice.issuedOn, text.locale) : text.dealings.notIssued,
          },
        ]}
      />
      {invoice.isMine && invoice.number === null && view.mayIssue && (
        <Fold
          label={text.dealings.issue}
          isOpen={answer?.isDone === false && answer.values.invoiceId === invoice.id}
        >
          <IssueForm view={view} invoice={invoice} answer={answer} />
        </Fold>
      )}
    </Card>
  )
}

function IssueForm({ view, invoice, answer }: InvoicesPageProps & { invoice: InvoiceView }) {
  const text = useText()
  return (
    <IntentForm
      intent="issueInvoice"
      idempotencyKey={view.idempotencyKey}
      answer={answer}
      hidden={{ invoiceId: invoice.id }}
      answersTo={{ field: 'invoiceId', value: invoice.id }}
      className="mt-3 flex flex-wrap items-end gap-3 rounded-control bg-sunken p-3"
    >
      {(form) => (
        <>
          <Field
            label={text.dealings.invoiceNumber}
            hint={text.dealings.invoiceNumberHint}
            error={form.error('number')}
            isRequired
          >
            <Input name="number" inputMode="numeric" defaultValue={form.typed('number') ?? ''} />
          </Field>
          <Field label={text.dealings.issuedOn} error={form.error('issuedOn')} isRequired>
            <Input type="date" name="issuedOn" defaultValue={form.typed('issuedOn') ?? view.todayOn} />
          </Field>
          <ConfirmButton
            label={text.dealings.issue}
            will={text.will.issueInvoice}
            tone="primary"
            isBusy={form.isBusy}
          />
        </>
      )}
    </IntentForm>
  )
}
