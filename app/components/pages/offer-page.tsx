import type { OfferComposerView } from '#app/contracts/views/offers.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { Countdown } from '../countdown/countdown.tsx'
import { IntentForm } from '../forms.tsx'
import { OfferComposer } from '../offers/offer-composer.tsx'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState, RefusalNotice } from '../ui/feedback.tsx'
import { PageHeader, Stat, Stats } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'

interface OfferPageProps {
  view: OfferComposerView
  answer: FormAnswer | null
}

/** A supplier's answer to pooled demand: a first offer, or a further concession. */
export function OfferComposerPage({ view, answer }: OfferPageProps) {
  const text = useText()
  const { pool, standing } = view
  return (
    <>
      <PageHeader
        title={standing ? text.offers.titleImprove : text.offers.titleNew}
        lead={standing ? text.offers.improveOnly : text.offers.lead}
        crumbs={[
          { label: text.pools.title, to: paths.pools },
          { label: pool.title, to: paths.pool(pool.poolId) },
        ]}
      />
      <div className="mb-4 lg:mb-6">
        <Card title={text.offers.poolFacts}>
          <Stats className="grid-cols-2 sm:grid-cols-4">
            <Stat label={text.pools.joined} value={formatQuantity(pool.quantity, text.locale)} />
            <Stat label={text.pools.firms} value={text.common.firms(pool.firms)} />
            <Stat label={text.pools.referencePrice} value={formatPrice(pool.referencePriceFen)} />
            <Stat
              label={text.pools.offersCloseAt}
              value={<Countdown untilAt={pool.offersCloseAt} nowAt={view.nowAt} over={text.pools.closed} />}
            />
          </Stats>
        </Card>
      </div>
      <OfferBody view={view} answer={answer} />
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function OfferBody({ view, answer }: OfferPageProps) {
  const text = useText()
  const { standing, listings, offer, withdraw } = view
  if (!offer.isAllowed) return <RefusalNotice refusal={offer.refusal} />
  if (!standing && listings.length === 0)
    return (
      <EmptyState title={text.offers.noListing} hint={text.offers.noListingHint}>
        <LinkButton to={paths.ownListings} tone="primary">
          {text.offers.noListingAction}
        </LinkButton>
      </EmptyState>
    )
  return (
    <>
      <OfferComposer key={standing?.improvedTimes ?? 'first'} view={view} answer={answer} />
      {standing && withdraw.isAllowed && (
        <IntentForm
          intent="withdrawOffer"
          idempotencyKey={view.idempotencyKey}
          answer={answer}
          hidden={{ offerId: standing.id }}
          className="mt-6 flex flex-wrap items-center justify-between gap-3 border-t border-line pt-4"
        >
          {(form) => (
            <>
              <p className="min-w-0 flex-1 text-sm text-ink-faint">{text.offers.withdrawWill}</p>
              <ConfirmButton
                label={text.offers.withdraw}
                will={text.offers.withdrawWill}
                isBusy={form.isBusy}
              />
            </>
          )}
        </IntentForm>
      )}
    </>
  )
}
