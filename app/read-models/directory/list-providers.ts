import type { ProviderSort, ProvidersQuery, ProvidersView } from '#app/contracts/views/directory.ts'
import { PROVIDER_KINDS } from '#app/domain/directory/provider-kind.ts'
import { PRIOR_RATINGS, PRIOR_STARS } from '#app/domain/directory/stars.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database, Sql } from '#db/client.ts'
import { providerCard, readProviders } from './provider-rows.ts'

export const PROVIDERS_A_PAGE = 20

/** The directory, page by page: by county (where a provider is or whom it serves), by kind, by words of its page. */
export async function listProviders(
  { sql }: Database,
  query: ProvidersQuery,
  actor: PersonActor | null,
): Promise<ProvidersView> {
  const { page: asked, ids, total, counties, kinds } = await findProviders(sql, query)
  const rows = await readProviders(sql, { ids })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return {
    query: { ...query, page: asked },
    providers: ids.flatMap((id) => byId.get(id) ?? []).map(providerCard),
    total,
    pageSize: PROVIDERS_A_PAGE,
    counties: COUNTIES.map(({ code }) => ({ county: code, count: counties[code] ?? 0 })).filter(
      ({ count, county }) => count > 0 || county === query.county,
    ),
    kinds: PROVIDER_KINDS.map((kind) => ({ kind, count: kinds[kind] ?? 0 })).filter(
      ({ count, kind }) => count > 0 || kind === query.kind,
    ),
    canEdit: actor !== null && isPermitted(actor, 'provider.edit'),
    canSeeDealings: actor !== null && isPermitted(actor, 'engagement.see'),
  }
}

interface Found {
  readonly page: number
  readonly ids: string[]
  readonly total: number
  /** How many each choice would leave, by county and by kind. */
  readonly counties: Record<string, number>
  readonly kinds: Record<string, number>
}

/** One statement, however long the directory is: every word must stand somewhere on the provider's page. */
async function findProviders(sql: Sql, query: ProvidersQuery): Promise<Found> {
  const words = query.q.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean)
  const { county, kind } = query
  const offset = (query.page - 1) * PROVIDERS_A_PAGE
  const [row] = await sql<Omit<Found, 'page'>[]>`
    with worded as (
      select o.id, o.name, p.kinds, array_append(p.counties, o.county) as counties,
        (${county} = '' or ${county} = o.county or ${county} = any(p.counties)) as in_county,
        (${kind} = '' or ${kind} = any(p.kinds)) as of_kind
      from provider_profiles p join organisations o on o.id = p.organisation_id
      where p.is_listed and o.verified_at is not null and 'provider' = any (o.capabilities) and not exists (
        select 1 from unnest(${words}::text[]) word where strpos(lower(normalize(concat_ws(E'\\n', o.name, o.name_en,
          p.summary_zh, p.summary_en, p.offers), NFKC)), word) = 0)),
    chosen as (select * from worded where in_county and of_kind)
    select (select count(*)::int from chosen) as total,
      array(select id from chosen ${orderOf(sql, query.sort)}
        limit ${PROVIDERS_A_PAGE} offset ${offset}) as ids,
      (select coalesce(jsonb_object_agg(county, count), '{}') from (select county, count(distinct id)
        from worded, unnest(counties) county where of_kind group by county) c) as counties,
      (select coalesce(jsonb_object_agg(kind, count), '{}') from (select kind, count(*)
        from worded, unnest(kinds) kind where in_county group by kind) k) as kinds`
  if (!row) throw new Error('counts are always a row')
  const last = Math.max(1, Math.ceil(row.total / PROVIDERS_A_PAGE))
  return query.page > last ? findProviders(sql, { ...query, page: last }) : { ...row, page: query.page }
}

/** Names in the order of their pinyin; the standing is the domain's (`standingOf`). */
function orderOf(sql: Sql, sort: ProviderSort) {
  const byName = sql`chosen.name collate "zh-x-icu", chosen.id`
  switch (sort) {
    case 'name':
      return sql`order by ${byName}`
    case 'completed':
      return sql`order by (select count(*) from engagements e
        where e.provider_id = chosen.id and e.state = 'completed') desc, ${byName}`
    case 'stars':
      return sql`order by (select (coalesce(sum(r.stars), 0) + ${PRIOR_RATINGS * PRIOR_STARS}::numeric)
        / (count(*) + ${PRIOR_RATINGS}::int)
        from provider_ratings r where r.provider_id = chosen.id and r.state = 'visible') desc, ${byName}`
  }
}
