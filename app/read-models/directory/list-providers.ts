import type { ProviderSort, ProvidersQuery, ProvidersView } from '#app/contracts/views/directory.ts'
import { PROVIDER_KINDS } from '#app/domain/directory/provider-kind.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'
import { isPermitted } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { type ProviderRow, providerCard, readProviders, standing } from './provider-rows.ts'

const MOST = 200

/** The directory: by county (where a provider is or whom it serves), by kind, by words of its page. */
export async function listProviders(
  { sql }: Database,
  query: ProvidersQuery,
  actor: PersonActor | null,
): Promise<ProvidersView> {
  const all = await readProviders(sql, 'listed')
  const worded = all.filter((row) => hasWords(row, query.q))
  const inCounty = (row: ProviderRow, county: string) =>
    row.county === county || row.counties.includes(county)
  const ofKind = worded.filter((row) => query.kind === '' || row.kinds.includes(query.kind))
  const ofCounty = worded.filter((row) => query.county === '' || inCounty(row, query.county))
  const chosen = ofKind.filter((row) => ofCounty.includes(row)).sort(ORDERS[query.sort])
  return {
    query,
    providers: chosen.slice(0, MOST).map(providerCard),
    counties: COUNTIES.map(({ code }) => ({
      county: code,
      count: ofKind.filter((row) => inCounty(row, code)).length,
    })).filter(({ count, county }) => count > 0 || county === query.county),
    kinds: PROVIDER_KINDS.map((kind) => ({
      kind,
      count: ofCounty.filter((row) => row.kinds.includes(kind)).length,
    })).filter(({ count, kind }) => count > 0 || kind === query.kind),
    canEdit: actor !== null && isPermitted(actor, 'provider.edit'),
    canSeeDealings: actor !== null && isPermitted(actor, 'engagement.see'),
  }
}

type Order = (a: ProviderRow, b: ProviderRow) => number

const byName: Order = (a, b) => a.name.localeCompare(b.name, 'zh-CN') || (a.id < b.id ? -1 : 1)
const ORDERS: Readonly<Record<ProviderSort, Order>> = {
  stars: (a, b) => standing(b) - standing(a) || byName(a, b),
  completed: (a, b) => b.completed - a.completed || byName(a, b),
  name: byName,
}

/** Every word must stand somewhere on the provider's page. */
function hasWords(row: ProviderRow, typed: string): boolean {
  const page = [row.name, row.nameEn, row.summaryZh, row.summaryEn, row.offers].join('\n').toLowerCase()
  return typed
    .normalize('NFKC')
    .toLowerCase()
    .split(/\s+/)
    .every((word) => page.includes(word))
}
