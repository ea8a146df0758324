import { PROVIDER_SORTS, type ProvidersQuery } from '#app/contracts/views/directory.ts'
import { PROVIDER_KINDS } from '#app/domain/directory/provider-kind.ts'
import { COUNTIES } from '#app/domain/identity/counties.ts'

const LONGEST = 60

/** What an address asks of the directory; what is no choice of it asks for nothing. */
export function providersQueryOf(request: Request): ProvidersQuery {
  const asked = new URL(request.url).searchParams
  const county = asked.get('county') ?? ''
  return {
    q: (asked.get('q') ?? '').replaceAll('\u0000', '').trim().slice(0, LONGEST),
    county: COUNTIES.some(({ code }) => code === county) ? county : '',
    kind: PROVIDER_KINDS.find((kind) => kind === asked.get('kind')) ?? '',
    sort: PROVIDER_SORTS.find((sort) => sort === asked.get('sort')) ?? 'stars',
    page: pageOf(asked.get('page')),
  }
}

/** Nobody leafs further than this by hand. */
const LAST_PAGE = 10_000

function pageOf(asked: string | null): number {
  const page = /^\d{1,5}$/.test(asked ?? '') ? Number(asked) : 1
  return Math.min(Math.max(page, 1), LAST_PAGE)
}
