import type { DemandPageView } from '#app/contracts/views/demands.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatDay, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Icon } from '../ui/icon.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { Toast } from '../ui/toast.tsx'
import type { DemandPageProps } from './demand-props.ts'
import { DEMAND_TONES } from './demand-tones.ts'
import { GroupCard } from './group-card.tsx'
import { InvitationsCard } from './invitations-card.tsx'
import { ListingMatches } from './listing-matches.tsx'
import { PoolMatches } from './pool-matches.tsx'
import { wishName, wishText } from './wish-text.ts'

/** One demand: what fits it, which pools it may join at what cost, and who could buy together. */
export function DemandPage({ view, answer }: DemandPageProps) {
  const text = useText()
  const { demand } = view
  // Who is asked into a pool already is proposed no other.
  const isInvited = view.invitations.some(({ state }) => state === 'invited')
  const isChangeable = view.canChange && (demand.state === 'open' || demand.state === 'draft')
  return (
    <>
      <PageHeader
        title={categoryName(demand.category, text)}
        crumbs={[{ label: text.demands.title, to: paths.demands }]}
        badges={
          <>
            <Badge tone={DEMAND_TONES[demand.state]}>{text.demands.states[demand.state]}</Badge>
            <Badge>
              <Icon name="lock" className="size-3" />
              {text.demands.privateBadge}
            </Badge>
          </>
        }
        lead={`${formatQuantity(demand.quantity, text.locale)} · ${countyName(demand.county, text)}`}
        actions={
          isChangeable && <LinkButton to={paths.changeDemand(demand.id)}>{text.demands.change}</LinkButton>
        }
      />
      <div className="grid grid-cols-1 gap-4 lg:grid-cols-[minmax(0,1fr)_20rem] lg:items-start lg:gap-6">
        <div className="flex min-w-0 flex-col gap-4 lg:gap-6">
          {demand.poolId && (
            <Notice tone="saving" title={text.demands.states.pooled}>
              <LinkButton to={paths.pool(demand.poolId)} tone="quiet" size="small">
                {text.demands.openPool}
              </LinkButton>
            </Notice>
          )}
          <InvitationsCard view={view} answer={answer} />
          {demand.state === 'open' && (
            <>
              <PoolMatches view={view} answer={answer} />
              {!isInvited && <GroupCard view={view} answer={answer} />}
            </>
          )}
          <ListingMatches view={view} />
        </div>
        <aside className="flex min-w-0 flex-col gap-4">
          <Mine view={view} />
          {view.canChange && <StateForms view={view} answer={answer} />}
        </aside>
      </div>
      <Toast message={answer?.isDone ? text.common.done : null} />
    </>
  )
}

function Mine({ view }: { view: DemandPageView }) {
  const text = useText()
  const { demand, fields, alone } = view
  const words = text.demands
  const day = (on: string) => formatDay(`${on}T00:00:00+08:00`, text.locale)
  return (
    <Card title={words.mine}>
      <Facts
        facts={[
          ...demand.constraints.map((wish) => ({
            name: wishName(wish.key, fields, text),
            value: wishText(wish, fields, text),
          })),
          { name: words.quantity, value: formatQuantity(demand.quantity, text.locale) },
          {
            name: words.maxPrice,
            value: demand.maxPriceFen === null ? words.anyPrice : formatPrice(demand.maxPriceFen),
          },
          {
            name: words.latestDelivery,
            value: demand.latestDeliveryOn === null ? words.anyDelivery : day(demand.latestDeliveryOn),
          },
          { name: words.county, value: countyName(demand.county, text) },
          {
            name: words.alone,
            value: alone === null ? words.aloneNone : formatPrice(alone.unitPriceFen) + text.common.perSet,
          },
        ]}
      />
      {demand.retires.length > 0 && (
        <div className="mt-4 border-t border-line pt-3 text-sm">
          <h3 className="mb-1 font-medium">{words.retires}</h3>
          <ul className="grid gap-1">
            {demand.retires.map((name) => (
              <li key={name} className="[overflow-wrap:anywhere]">
                {name}{' '}
                {view.listedEquipment.includes(name) && (
                  <Badge tone="warning">{words.onRetireCatalogue}</Badge>
                )}
              </li>
            ))}
          </ul>
          {view.listedEquipment.length > 0 && <p className="mt-2 text-ink-faint">{words.retireRule}</p>}
        </div>
      )}
      {demand.note && <p className="mt-4 text-sm whitespace-pre-line text-ink-soft">{demand.note}</p>}
    </Card>
  )
}

function StateForms({ view, answer }: DemandPageProps) {
  const text = useText()
  const { demand, idempotencyKey } = view
  const form = { idempotencyKey, answer }
  const isLiving = demand.state === 'draft' || demand.state === 'open' || demand.state === 'pooled'
  if (!isLiving) return null
  return (
    <Card>
      <div className="flex flex-col gap-4">
        {demand.state === 'draft' && (
          <IntentForm intent="openDemand" {...form} className="flex flex-col gap-2">
            {({ isBusy }) => (
              <>
                <p className="text-sm text-ink-soft">{text.demands.draftHint}</p>
                <Button type="submit" tone="primary" isBusy={isBusy}>
                  {text.demands.publish}
                </Button>
              </>
            )}
          </IntentForm>
        )}
        <IntentForm intent="withdrawDemand" {...form} className="flex flex-col gap-2">
          {({ isBusy }) => (
            <>
              <p className="text-sm text-ink-soft">{text.demands.withdrawWill}</p>
              <ConfirmButton label={text.demands.withdraw} will={text.will.withdrawDemand} isBusy={isBusy} />
            </>
          )}
        </IntentForm>
      </div>
    </Card>
  )
}
