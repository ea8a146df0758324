import { Form } from '@remix-run/react'
import type { StatementView } from '#app/contracts/views/statement.ts'
import { formatFen } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { EscrowFlow } from '../charts/escrow-flow.tsx'
import { StatementTable } from '../escrow/statement-table.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { PrintButton } from '../ui/print-button.tsx'

/** The same days as a file. */
function withSpan(path: string, { fromOn, toOn }: StatementView): string {
  const query = new URLSearchParams({ ...(fromOn && { from: fromOn }), ...(toOn && { to: toOn }) }).toString()
  return query === '' ? path : `${path}?${query}`
}

/** An escrow account, of a firm, a pool or an order, for a span of days. */
export function StatementPage({ view, exportPath }: { view: StatementView; exportPath?: string }) {
  const text = useText()
  return (
    <>
      <PageHeader
        title={text.statement.title}
        lead={`${view.organisationName} · ${text.statement.lead}`}
        actions={<PrintButton />}
      />
      <Form method="get" className="mb-4 flex flex-wrap items-end gap-3" data-screen-only>
        <Field label={text.statement.from}>
          <Input type="date" name="from" defaultValue={view.fromOn ?? ''} />
        </Field>
        <Field label={text.statement.to}>
          <Input type="date" name="to" defaultValue={view.toOn ?? ''} />
        </Field>
        <Button type="submit">{text.statement.show}</Button>
      </Form>
      <Card className="mb-4">
        <Stats className="grid-cols-2 sm:grid-cols-4">
          <Stat label={text.statement.opening} value={formatFen(view.openingBalanceFen)} />
          <Stat label={text.statement.inSum} value={formatFen(view.inFen)} />
          <Stat label={text.statement.outSum} value={formatFen(view.outFen)} />
          <Stat label={text.statement.closing} tone="accent" value={formatFen(view.closingBalanceFen)} />
        </Stats>
      </Card>
      {view.rows.length > 0 && (
        <div className="mb-4" data-screen-only>
          <Card title={text.charts.flow}>
            <EscrowFlow rows={view.rows} />
          </Card>
        </div>
      )}
      <Card isPadded={false}>
        {view.rows.length === 0 ? (
          <EmptyState title={text.statement.empty} hint={text.statement.emptyHint}>
            <LinkButton to={paths.pools} tone="secondary">
              {text.pools.joining.browse}
            </LinkButton>
          </EmptyState>
        ) : (
          <StatementTable view={view} {...(exportPath ? { exportPath: withSpan(exportPath, view) } : {})} />
        )}
      </Card>
    </>
  )
}
