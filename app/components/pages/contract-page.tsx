import type { ContractVersionView } from '#app/contracts/views/dealings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { ContractView } from '#app/contracts/views/trade-desks.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { AmendForm } from '../dealings/amend-form.tsx'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

interface ContractPageProps {
  view: ContractView
  answer: FormAnswer | null
}

const TONES = { proposed: 'warning', in_force: 'accent', superseded: 'neutral', lapsed: 'neutral' } as const

/** The contract of an order, version by version, each with its text, its hash and both signatures; printable. */
export function ContractPage({ view, answer }: ContractPageProps) {
  const text = useText()
  const { order, versions, may } = view
  const latest = versions.find((one) => one.state === 'in_force') ?? versions[0]
  return (
    <>
      <PageHeader
        title={text.dealings.contractTitle}
        crumbs={[
          { label: text.orders.title, to: paths.orders },
          { label: order.number, to: paths.order(order.id) },
        ]}
        lead={`${order.number} · ${order.listingTitle}`}
        actions={
          <span data-screen-only>
            <Button onClick={() => window.print()}>{text.dealings.print}</Button>
          </span>
        }
      />
      <div className="flex flex-col gap-4">
        {versions.map((version) => (
          <Version
            key={version.version}
            view={view}
            version={version}
            answer={answer}
            isOpen={version.state === 'proposed' || version === latest}
          />
        ))}
        {may.propose && latest && (
          <div data-screen-only>
            <AmendForm view={view} current={latest} answer={answer} />
          </div>
        )}
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Version({
  view,
  version,
  answer,
  isOpen,
}: ContractPageProps & { version: ContractVersionView; isOpen: boolean }) {
  const text = useText()
  const signature = (at: string | null) =>
    at ? text.orders.signed(formatInstant(at, text.locale)) : text.orders.unsigned
  const isProposed = version.state === 'proposed' && version.version > 1
  return (
    <Card
      title={text.dealings.contractVersion(version.version)}
      aside={<Badge tone={TONES[version.state]}>{text.dealings.contractStates[version.state]}</Badge>}
    >
      <Facts
        facts={[
          {
            name: text.dealings.proposedBy,
            value: version.proposedBy
              ? text.dealings.side[version.proposedBy]
              : text.dealings.proposedByAward,
          },
          { name: `${text.orders.buyer} ${view.order.buyerName}`, value: signature(version.buyerSignedAt) },
          {
            name: `${text.orders.supplier} ${view.order.supplierName}`,
            value: signature(version.supplierSignedAt),
          },
        ]}
      />
      <p className="mt-3 text-xs text-ink-faint">{text.dealings.contractHash}</p>
      <p className="font-mono text-xs break-all text-ink-soft">{version.sha256}</p>
      <details open={isOpen} className="mt-3">
        <summary className="inline-flex min-h-11 items-center text-sm text-accent">
          {text.dealings.contractText}
        </summary>
        <pre
          lang="zh"
          className="rounded-control bg-sunken p-4 font-sans text-sm leading-7 break-words whitespace-pre-wrap"
        >
          {version.text}
        </pre>
      </details>
      {isProposed && <Answers view={view} version={version} answer={answer} />}
    </Card>
  )
}

function Answers({ view, version, answer }: ContractPageProps & { version: ContractVersionView }) {
  const text = useText()
  const shared = { idempotencyKey: view.idempotencyKey, answer }
  return (
    <div className="mt-3 flex flex-wrap gap-2" data-screen-only>
      {view.may.sign && (
        <IntentForm
          intent="signAmendment"
          {...shared}
          hidden={{ version: version.version, sha256: version.sha256 }}
        >
          {(form) => (
            <ConfirmButton
              label={text.dealings.signAmendment}
              will={text.dealings.signAmendmentWill}
              tone="primary"
              isBusy={form.isBusy}
            />
          )}
        </IntentForm>
      )}
      {view.may.drop && (
        <IntentForm intent="dropProposal" {...shared} hidden={{ kind: 'amendment' }}>
          {(form) => (
            <Button type="submit" isBusy={form.isBusy}>
              {text.dealings.dropAmendment}
            </Button>
          )}
        </IntentForm>
      )}
    </div>
  )
}
