import type { PoolFilters } from '#app/contracts/views/pools.ts'
import { paths } from '../paths.ts'

/** The address of a list with these filters; what is not set stays out of it. */
export function poolsAddress(filters: Partial<PoolFilters> & { page?: number }): string {
  const query = new URLSearchParams()
  if (filters.query) query.set('q', filters.query)
  if (filters.cluster) query.set('cluster', filters.cluster)
  if (filters.category) query.set('category', filters.category)
  if (filters.county) query.set('county', filters.county)
  if (filters.state) query.set('state', filters.state)
  if (filters.sort && filters.sort !== 'closing') query.set('sort', filters.sort)
  if (filters.page && filters.page > 1) query.set('page', String(filters.page))
  const words = query.toString()
  return words ? `${paths.pools}?${words}` : paths.pools
}
