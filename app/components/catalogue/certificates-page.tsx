import type { ReactNode } from 'react'
import type { CertificateCase, CertificatesView } from '#app/contracts/views/catalogue.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { Toast } from '../ui/toast.tsx'
import { certificatePlace, decidedColumns, pendingColumns } from './certificate-columns.tsx'
import { CertificateFacts, STANDING_TONES } from './certificates-list.tsx'

interface PageProps {
  view: CertificatesView
  answer: FormAnswer | null
}

/** A bureau's desk: certificates to verify or refuse, and what was decided lately. */
export function CertificatesPage({ view, answer }: PageProps) {
  const text = useText()
  const words = text.catalogue
  return (
    <>
      <PageHeader title={words.certificatesTitle} lead={words.certificatesLead} />
      <div className="flex flex-col gap-6">
        <section>
          <h2 className="mb-3 text-xl font-semibold">{`${words.pending} (${view.pending.length})`}</h2>
          {view.pending.length === 0 && <EmptyState title={words.pendingNone} hint={words.pendingNoneHint} />}
          {view.pending.length > 1 && <Pending view={view} />}
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
            {view.pending.map((one) => (
              <Case key={one.certificate.id} one={one}>
                <Decision id={one.certificate.id} view={view} answer={answer} />
              </Case>
            ))}
          </div>
        </section>
        <Card title={words.decided} isPadded={false}>
          {view.decided.length === 0 ? (
            <EmptyState title={words.decidedNone} />
          ) : (
            <SmartTable
              caption={words.decided}
              rows={view.decided}
              rowKey={({ certificate }) => certificate.id}
              exportPath={paths.sheet('certificates')}
              columns={decidedColumns(text)}
            />
          )}
        </Card>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

/** All of them at a glance; each leads to its papers and its form below. */
function Pending({ view }: { view: CertificatesView }) {
  const text = useText()
  return (
    <Card isPadded={false} className="mb-4 pt-4">
      <SmartTable
        name="pending"
        caption={text.catalogue.pending}
        rows={view.pending}
        rowKey={({ certificate }) => certificate.id}
        exportPath={paths.sheet('pending-certificates')}
        columns={pendingColumns(text)}
      />
    </Card>
  )
}

function Case({ one, children }: { one: CertificateCase; children: ReactNode }) {
  const text = useText()
  const { certificate, listing } = one
  return (
    <Card
      id={certificatePlace(certificate.id)}
      title={`${listing.title} ${listing.model}`}
      aside={
        <Badge tone={STANDING_TONES[certificate.standing]}>
          {text.catalogue.standings[certificate.standing]}
        </Badge>
      }
      hint={[
        text.pools.firstSet[certificate.level],
        one.supplierName,
        categoryName(one.category, text),
        countyName(listing.county, text),
      ].join(' · ')}
    >
      <CertificateFacts certificate={certificate} />
      {listing.isPublished && (
        <p className="mt-2">
          <LinkButton to={paths.listing(listing.id)} size="small" tone="quiet">
            {text.catalogue.view}
          </LinkButton>
        </p>
      )}
      {children}
    </Card>
  )
}

function Decision({ id, view, answer }: PageProps & { id: string }) {
  const text = useText()
  const common = {
    idempotencyKey: view.idempotencyKey,
    answer,
    hidden: { certificateId: id },
    answersTo: { field: 'certificateId', value: id },
  }
  return (
    <div className="mt-4 grid gap-3 border-t border-line pt-4 sm:grid-cols-[auto_1fr] sm:items-end">
      <IntentForm {...common} intent="verifyCertificate">
        {(form) => (
          <ConfirmButton
            label={text.catalogue.verify}
            will={text.catalogue.verifyWill}
            tone="primary"
            isBusy={form.isBusy}
          />
        )}
      </IntentForm>
      <IntentForm {...common} intent="refuseCertificate" className="flex flex-wrap items-end gap-2">
        {(form) => (
          <>
            <Field
              label={text.catalogue.reason}
              error={form.error('reason') ?? form.error('refusedReason')}
              isRequired
              className="min-w-40 flex-1"
            >
              <Input name="reason" minLength={2} maxLength={500} defaultValue={form.typed('reason') ?? ''} />
            </Field>
            <Button type="submit" tone="cautious" isBusy={form.isBusy}>
              {text.catalogue.refuse}
            </Button>
          </>
        )}
      </IntentForm>
    </div>
  )
}
