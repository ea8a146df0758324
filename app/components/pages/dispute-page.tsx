import { Link } from '@remix-run/react'
import type { EvidenceView } from '#app/contracts/views/dealings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import type { DisputeView } from '#app/contracts/views/trade-desks.ts'
import { formatInstant, formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Attachments } from '../dealings/attachments.tsx'
import { DecideForm } from '../dealings/decide-form.tsx'
import { AppealForm, EvidenceForm, OpenForm, WithdrawForm } from '../dealings/dispute-forms.tsx'
import { paths } from '../paths.ts'
import { Badge, StateBadge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts, PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

interface DisputePageProps {
  view: DisputeView
  answer: FormAnswer | null
}

/** A dispute: what is frozen, what both sides say, and what was decided; each reader with what it may do. */
export function DisputePage({ view, answer }: DisputePageProps) {
  const text = useText()
  const { order, dispute, may } = view
  const shared = { idempotencyKey: view.idempotencyKey, answer }
  return (
    <>
      <PageHeader
        title={text.dealings.disputeTitle}
        crumbs={[
          { label: text.orders.title, to: paths.orders },
          { label: order.number, to: paths.order(order.id) },
        ]}
        lead={`${order.listingTitle} · ${order.buyerName} / ${order.supplierName}`}
        badges={
          <>
            <StateBadge of="order" state={order.state} />
            {dispute && <Badge tone="danger">{text.dealings.disputeStates[dispute.state]}</Badge>}
          </>
        }
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          {dispute ? <Standing dispute={dispute} /> : <Notice>{text.dealings.disputeNone}</Notice>}
          {dispute && (
            <Card title={text.dealings.evidence} hint={text.dealings.evidenceKept}>
              <ul className="flex flex-col gap-4">
                {view.evidence.map((one) => (
                  <Evidence key={one.id} evidence={one} />
                ))}
              </ul>
            </Card>
          )}
        </div>
        <aside className="flex min-w-0 flex-col gap-4 lg:gap-6">
          {may.open && <OpenForm heldFen={view.heldFen} {...shared} />}
          {may.decide && dispute && <DecideForm frozenFen={dispute.frozenFen} {...shared} />}
          {may.appeal && <AppealForm {...shared} />}
          {may.state && <EvidenceForm {...shared} />}
          {may.withdraw && <WithdrawForm {...shared} />}
          <p>
            <Link to={paths.order(order.id)} className="text-accent underline">
              {text.dealings.toOrder}
            </Link>
          </p>
        </aside>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Standing({ dispute }: { dispute: NonNullable<DisputeView['dispute']> }) {
  const text = useText()
  const instant = (at: string) => formatInstant(at, text.locale)
  const { toBuyerFen, frozenFen, decisionReason, appealedBy, appealReason } = dispute
  return (
    <Card>
      <p className="text-sm text-ink-soft">
        {text.dealings.openedBy(text.dealings.side[dispute.openedBy], instant(dispute.openedAt))}
        {dispute.closedAt && ` · ${text.dealings.decidedAt(instant(dispute.closedAt))}`}
      </p>
      <Stats className="mt-3 grid-cols-1 sm:grid-cols-3">
        <Stat
          label={text.dealings.frozen}
          tone="accent"
          value={formatPrice(frozenFen)}
          hint={text.dealings.frozenOf(
            formatPrice(dispute.ofPrepaymentFen),
            formatPrice(dispute.ofBalanceFen),
            formatPrice(dispute.ofRetentionFen),
          )}
        />
        {toBuyerFen !== null && (
          <>
            <Stat label={text.dealings.toBuyer} value={formatPrice(toBuyerFen)} />
            <Stat
              label={text.dealings.toSupplier}
              value={formatPrice(dispute.toSupplierFen ?? frozenFen - toBuyerFen)}
            />
          </>
        )}
      </Stats>
      {(decisionReason || appealedBy) && (
        <div className="mt-4">
          <Facts
            facts={[
              ...(decisionReason ? [{ name: text.dealings.rulingReason, value: decisionReason }] : []),
              ...(appealedBy
                ? [{ name: text.dealings.appealedBy(text.dealings.side[appealedBy]), value: appealReason }]
                : []),
            ]}
          />
        </div>
      )}
      {dispute.state === 'ruled' && dispute.appealUntilAt && (
        <div className="mt-4">
          <Notice tone="warning">{text.dealings.appealUntil(instant(dispute.appealUntilAt))}</Notice>
        </div>
      )}
    </Card>
  )
}

function Evidence({ evidence }: { evidence: EvidenceView }) {
  const text = useText()
  return (
    <li className="border-l-4 border-line pl-3">
      <p className="flex flex-wrap items-center gap-2 text-sm">
        <Badge tone={evidence.by === 'buyer' ? 'notice' : 'saving'}>{text.dealings.side[evidence.by]}</Badge>
        <span className="font-medium">{evidence.firmName}</span>
        <time dateTime={evidence.statedAt} className="text-ink-faint">
          {formatInstant(evidence.statedAt, text.locale)}
        </time>
      </p>
      <p className="mt-1 break-words whitespace-pre-line">{evidence.statement}</p>
      <Attachments files={evidence.files} />
    </li>
  )
}
