import { Link } from '@remix-run/react'
import type { MyOfferRow, MyOffersView } from '#app/contracts/views/my-offers.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatFen, formatInstant, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { StateBadge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { myOfferColumns } from './my-offer-columns.tsx'

interface MyOffersPageProps {
  view: MyOffersView
  answer: FormAnswer | null
}

/** A supplier's ladders in every pool: where each stands, what it won, and the bond that it still owes. */
export function MyOffersPage({ view, answer }: MyOffersPageProps) {
  const text = useText()
  const words = text.offers.mine
  return (
    <>
      <PageHeader title={text.shell.myOffers} lead={words.lead} />
      {view.rows.length === 0 && (
        <EmptyState title={words.empty} hint={words.emptyHint}>
          <LinkButton to={paths.pools} tone="primary">
            {words.browse}
          </LinkButton>
        </EmptyState>
      )}
      <ul className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {view.rows.filter(isStanding).map((row) => (
          <li key={row.offer.id}>
            <Card>
              <OfferFacts row={row} />
              {row.bond?.isPayable && (
                <IntentForm
                  intent="pay"
                  idempotencyKey={view.idempotencyKey}
                  hidden={{ paymentId: row.bond.paymentId }}
                  answersTo={{ field: 'paymentId', value: row.bond.paymentId }}
                  answer={answer}
                  className="mt-3"
                >
                  {(form) => (
                    <ConfirmButton
                      label={`${words.payBond} ${formatFen(row.bond?.amountFen ?? 0)}`}
                      will={text.will.payBond(formatFen(row.bond?.amountFen ?? 0))}
                      tone="primary"
                      isBusy={form.isBusy}
                    />
                  )}
                </IntentForm>
              )}
            </Card>
          </li>
        ))}
      </ul>
      {view.rows.length > 0 && (
        <Card isPadded={false} className="mt-6" title={words.all}>
          <SmartTable
            caption={text.shell.myOffers}
            rows={view.rows}
            rowKey={(row) => row.offer.id}
            exportPath={paths.sheet('offers')}
            columns={myOfferColumns(text)}
          />
        </Card>
      )}
    </>
  )
}

/** It may still be improved, or its bond is still owed. */
function isStanding({ offer, bond }: MyOfferRow): boolean {
  return offer.state === 'submitted' || offer.state === 'improved' || bond?.isPayable === true
}

function OfferFacts({ row }: { row: MyOfferRow }) {
  const { offer, pool, awardedQuantity, bond } = row
  const text = useText()
  const words = text.offers.mine
  const facts: readonly (readonly [string, string | null])[] = [
    [words.priceNow, offer.priceNowFen === null ? null : formatPrice(offer.priceNowFen)],
    [text.common.quantity, formatQuantity(pool.quantity, text.locale)],
    [words.offersClose, formatInstant(pool.offersCloseAt, text.locale)],
    [words.awarded, awardedQuantity === null ? null : formatQuantity(awardedQuantity, text.locale)],
    [words.bond, bond ? formatFen(bond.amountFen) : null],
  ]
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-2">
        <Link to={paths.pool(pool.id)} className="font-medium text-accent underline">
          {pool.title}
        </Link>
        <StateBadge of="offer" state={offer.state} />
      </div>
      <p className="text-sm text-ink-faint">{offer.listing.title}</p>
      <dl className="mt-3 grid grid-cols-2 gap-x-4 gap-y-2 text-sm">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-ink-faint">{name}</dt>
            <dd className="tabular-nums">{value ?? text.common.unknown}</dd>
          </div>
        ))}
      </dl>
      {isStanding(row) && (
        <LinkButton to={paths.offer(pool.id)} size="small" className="mt-3">
          {words.improve}
        </LinkButton>
      )}
    </>
  )
}
