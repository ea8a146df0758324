import type { GroupView } from '#app/contracts/views/demands.ts'
import type { SpecField } from '#app/domain/catalogue/spec-schema.ts'
import { categoryName } from '#app/i18n/category-name.ts'
import { formatFenCompact, formatPrice, formatQuantity } from '#app/i18n/format.ts'
import { countyName } from '#app/i18n/places.ts'
import { useText } from '#app/i18n/text.ts'
import { Card } from '../ui/card.tsx'
import { Facts, Stat, Stats } from '../ui/page-header.tsx'
import type { DemandPageProps } from './demand-props.ts'
import { StartPoolForm } from './start-pool-form.tsx'
import { wishName, wishText } from './wish-text.ts'

/** The pool that compatible demands would make: common spec, expected saving, where the firms are. */
export function GroupCard({ view, answer }: DemandPageProps) {
  const text = useText()
  const { group, demand } = view
  if (!group)
    return (
      <Card title={text.demands.proposal}>
        <p className="text-ink-faint">{text.demands.proposalNone}</p>
      </Card>
    )
  return (
    <Card
      title={text.demands.proposal}
      hint={text.demands.proposalLead(group.firms, formatQuantity(group.quantity, text.locale))}
    >
      <GroupFacts group={group} fields={view.fields} savingLabel={text.demands.expected} />
      {view.canStartPool && (
        <details className="mt-4 border-t border-line pt-2" open={answer?.intent === 'startPool'}>
          <summary className="flex min-h-11 cursor-pointer items-center font-medium text-accent">
            {text.demands.startPool}
          </summary>
          <StartPoolForm
            demandId={demand.id}
            category={categoryName(demand.category, text)}
            group={group}
            otherFirms={group.firms}
            cluster={view.cluster}
            clusters={view.clusters}
            idempotencyKey={view.idempotencyKey}
            nowAt={view.nowAt}
            answer={answer}
          />
        </details>
      )}
    </Card>
  )
}

interface GroupFactsProps {
  group: GroupView
  fields: readonly SpecField[]
  savingLabel: string
}

/** A proposal's figures, also for the operator. */
export function GroupFacts({ group, fields, savingLabel }: GroupFactsProps) {
  const text = useText()
  const words = text.demands
  const { aloneFen, pooledFen, savingFen } = group
  return (
    <>
      <Stats className="grid-cols-1 sm:grid-cols-2">
        <Stat
          label={savingLabel}
          tone="saving"
          value={savingFen > 0 ? formatFenCompact(savingFen, text.locale) : text.common.unknown}
          hint={
            savingFen === 0
              ? words.expectedNone
              : aloneFen !== null && pooledFen !== null
                ? words.expectedLine(formatPrice(aloneFen), formatPrice(pooledFen))
                : undefined
          }
        />
        <Stat
          label={words.commonSpec}
          value={words.servedBy(group.servedBy)}
          hint={
            group.common.length === 0
              ? words.noConstraints
              : group.common
                  .map((wish) => `${wishName(wish.key, fields, text)} ${wishText(wish, fields, text)}`)
                  .join(text.locale === 'zh' ? '；' : '; ')
          }
        />
      </Stats>
      <h3 className="mt-4 mb-2 text-sm font-medium text-ink-soft">{words.partners}</h3>
      <Facts
        facts={group.counties.map(({ county, firms, quantity }) => ({
          name: countyName(county, text),
          value: `${text.common.firms(firms)} · ${formatQuantity(quantity, text.locale)}`,
        }))}
      />
    </>
  )
}
