import { useEffect } from 'react'
import type { MyCommitmentView, PoolPageView } from '#app/contracts/views/pools.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatBasisPoints, formatDay, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { type Text, useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { StateBadge } from '../ui/badge.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts } from '../ui/page-header.tsx'
import { type Bill, setsOf, standingBill } from './bill.ts'
import { JoinForm } from './join-form.tsx'
import { MyBill } from './my-bill.tsx'
import { ProjectionCard } from './projection-card.tsx'
import { WhatComes } from './what-comes.tsx'

/** What the reader's firm has in the pool, what it may change, and what it would come to now. */
export function StandingCommitment({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  return (
    <>
      <Standing pool={pool} answer={answer} />
      {pool.projection && <ProjectionCard projection={pool.projection} />}
    </>
  )
}

function Standing({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  const { mine, actions } = pool
  useShownOnceJoined(answer)
  if (!mine) return null
  if (mine.state === 'dropped') return <Dropped mine={mine} />
  const bill = pool.state === 'open' || pool.state === 'locked' ? standingBill(pool) : null
  return (
    <Card id="join" title={text.pools.joining.mine} aside={<StateBadge of="commitment" state={mine.state} />}>
      <MineFacts pool={pool} bill={bill} />
      {mine.pendingQuantity !== null && (
        <div className="mt-3">
          <Notice tone="warning">
            {(mine.state === 'pending_deposit' ? text.join.pendingFirst : text.join.pendingQuantity)(
              formatQuantity(mine.pendingQuantity, text.locale),
            )}
          </Notice>
        </div>
      )}
      <PayDeposit pool={pool} answer={answer} />
      {bill && <MyBill bill={bill} terms={pool.terms} depositHow={depositHow(pool, bill, text)} />}
      {pool.state === 'open' && <WhatComes pool={pool} />}
      {pool.state === 'locked' && mine.state === 'active' && (
        <p className="mt-3 text-sm">{text.join.binding}</p>
      )}
      {actions.change.isAllowed && (
        <details
          className="mt-4 border-t border-line pt-2"
          open={answer?.intent === 'changeQuantity' && !answer.isDone}
        >
          <summary className="min-h-11 py-2 font-medium text-accent">{text.join.change}</summary>
          <p className="mb-3 text-sm text-ink-faint">{text.join.changeLead}</p>
          <JoinForm
            key={`${mine.quantity}-${mine.pendingQuantity}`}
            pool={pool}
            answer={answer}
            intent="changeQuantity"
          />
        </details>
      )}
      {actions.withdraw.isAllowed && <Withdraw pool={pool} answer={answer} />}
    </Card>
  )
}

/** Why the reader's commitment is over without its doing, and what becomes of money that is still on its way. */
function Dropped({ mine }: { mine: MyCommitmentView }) {
  const text = useText()
  return (
    <Card id="join" title={text.pools.joining.mine} aside={<StateBadge of="commitment" state={mine.state} />}>
      <p>{mine.quantity > 0 ? text.join.droppedUnsigned : text.join.droppedUnpaid}</p>
      {mine.payment && (
        <p className="mt-2 text-sm text-ink-soft">
          {text.join.droppedMoney(formatPrice(mine.payment.amountFen))}
        </p>
      )}
    </Card>
  )
}

/** How the deposit came about; nothing where it was paid by figures that are no longer the pool's. */
function depositHow(pool: PoolPageView, bill: Bill, text: Text): string | null {
  const { referencePriceFen, depositBasisPoints } = pool
  const exactFen = (referencePriceFen * bill.sets * depositBasisPoints) / 10_000
  if (Math.abs(exactFen - bill.depositFen) > 1) return null
  return text.whatComes.depositHow(
    formatBasisPoints(depositBasisPoints),
    formatQuantity(bill.sets, text.locale),
    formatPrice(referencePriceFen),
  )
}

/** Who has just joined is shown the next step, the deposit, wherever the form was that is now gone. */
function useShownOnceJoined(answer: FormAnswer | null): void {
  const hasJoined = answer?.isDone === true && answer.intent === 'join'
  useEffect(() => {
    if (!hasJoined) return
    const card = document.getElementById('join')
    card?.scrollIntoView({ block: 'start' })
    card?.querySelector('button')?.focus({ preventScroll: true })
  }, [hasJoined])
}

function MineFacts({ pool, bill }: { pool: PoolPageView; bill: Bill | null }) {
  const text = useText()
  const { mine } = pool
  if (!mine) return null
  const savingFen = bill
    ? Math.max(0, pool.referencePriceFen - bill.landedFen) * bill.sets
    : mine.projectedSavingFen
  const money = (fen: number | null) => (fen === null ? text.common.unknown : formatPrice(fen))
  return (
    <>
      <p className="mb-3 text-2xl font-semibold">{formatQuantity(setsOf(mine), text.locale)}</p>
      <Facts
        facts={[
          {
            name: text.join.projectedTotal,
            value: <strong>{money(bill?.totalFen ?? mine.projectedTotalFen)}</strong>,
          },
          {
            name: text.join.savingToReference,
            value: (
              <>
                <strong className="text-saving">{money(savingFen)}</strong>
                {bill && savingFen !== null && savingFen > 0 && (
                  <span className="block text-xs text-ink-faint">
                    {text.whatComes.savingHow(
                      formatQuantity(bill.sets, text.locale),
                      formatPrice(pool.referencePriceFen),
                      formatPrice(bill.landedFen),
                    )}
                  </span>
                )}
              </>
            ),
          },
          { name: text.join.depositHeld, value: money(mine.depositHeldFen) },
          ...(mine.reserveFen === null
            ? []
            : [{ name: text.join.reserveShort, value: money(mine.reserveFen) }]),
          ...(mine.latestDeliveryOn === null
            ? []
            : [
                {
                  name: text.join.latestDelivery,
                  value: formatDay(`${mine.latestDeliveryOn}T00:00:00+08:00`, text.locale),
                },
              ]),
        ]}
      />
      {mine.reserveFen !== null && (
        <p className="mt-1 text-right text-xs text-ink-faint">{text.join.reservePrivate}</p>
      )}
    </>
  )
}

function PayDeposit({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  const payment = pool.mine?.payment
  if (!payment) return null
  const isPayable = payment.state === 'payable' || payment.state === 'refused'
  return (
    <div className="mt-4 rounded-control bg-warning-soft p-3">
      <p className="mb-2 flex items-center justify-between gap-2 text-sm">
        <span>
          {text.join.depositDue} <strong>{formatPrice(payment.amountFen)}</strong>
        </span>
        <StateBadge of="payment" state={payment.state} />
      </p>
      {payment.state === 'refused' && <p className="mb-2 text-sm text-danger">{text.orders.refusedHint}</p>}
      {isPayable && (
        <IntentForm
          intent="pay"
          idempotencyKey={pool.idempotencyKey}
          answer={answer}
          hidden={{ paymentId: payment.id }}
        >
          {(form) => (
            <ConfirmButton
              label={text.join.payDeposit}
              will={text.orders.payWill(formatPrice(payment.amountFen))}
              tone="primary"
              isBusy={form.isBusy}
            />
          )}
        </IntentForm>
      )}
    </div>
  )
}

function Withdraw({ pool, answer }: { pool: PoolPageView; answer: FormAnswer | null }) {
  const text = useText()
  if (!pool.mine) return null
  const sets = formatQuantity(setsOf(pool.mine), text.locale)
  const will =
    pool.mine.depositHeldFen > 0
      ? text.join.withdrawWill(sets, formatPrice(pool.mine.depositHeldFen))
      : text.join.withdrawUnpaid(sets)
  return (
    <IntentForm
      intent="withdraw"
      idempotencyKey={pool.idempotencyKey}
      answer={answer}
      className="mt-2 flex flex-wrap items-center justify-between gap-2 border-t border-line pt-4"
    >
      {(form) => (
        <>
          <p className="min-w-0 flex-1 text-sm text-ink-faint">{will}</p>
          <ConfirmButton label={text.join.withdraw} will={will} size="small" isBusy={form.isBusy} />
        </>
      )}
    </IntentForm>
  )
}
