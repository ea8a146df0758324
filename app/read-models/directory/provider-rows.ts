import type { ProviderCard } from '#app/contracts/views/directory.ts'
import type { ProviderKind } from '#app/domain/directory/provider-kind.ts'
import { type Spread, starsOf } from '#app/domain/directory/stars.ts'
import type { Sql } from '#db/client.ts'

export interface ProviderRow {
  readonly id: string
  readonly name: string
  readonly nameEn: string | null
  readonly county: string
  readonly kinds: ProviderKind[]
  readonly summaryZh: string
  readonly summaryEn: string
  readonly offers: string
  readonly counties: string[]
  readonly isListed: boolean
  /** Times that 1, 2, … 5 stars were given and stand. */
  readonly spread: number[]
  readonly completed: number
}

/** The named providers with what their clients gave them. */
export async function readProviders(
  sql: Sql,
  only: { readonly ids: readonly string[] },
): Promise<ProviderRow[]> {
  const rows = await sql<ProviderRow[]>`
    select o.id, o.name, o.name_en as "nameEn", o.county, p.kinds, p.summary_zh as "summaryZh",
      p.summary_en as "summaryEn", p.offers, p.counties,
      p.is_listed and o.verified_at is not null as "isListed",
      (select count(*)::int from engagements e where e.provider_id = o.id and e.state = 'completed') as completed,
      array(select count(r.id)::int from generate_series(1, 5) n left join provider_ratings r
        on r.provider_id = o.id and r.state = 'visible' and r.stars = n group by n order by n) as spread
    from provider_profiles p join organisations o on o.id = p.organisation_id 
    where p.organisation_id = any(${[...only.ids]}::text[])`
  return [...rows]
}

export const spreadOf = ({ spread: [a = 0, b = 0, c = 0, d = 0, e = 0] }: ProviderRow): Spread => [
  a,
  b,
  c,
  d,
  e,
]

export function providerCard(row: ProviderRow): ProviderCard {
  const { offers: _, counties: __, isListed: ___, spread: ____, ...card } = row
  return { ...card, stars: starsOf(spreadOf(row)) }
}
