import type { CreatePoolView } from '#app/contracts/views/pools.ts'
import { CLUSTERS, COUNTIES } from '#app/domain/identity/counties.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { listCategories } from './list-pools.ts'

/** The choices of the form that opens a pool; a supplier leads, a buyer gathers demand. */
export async function loadCreatePool(
  { sql }: Database,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<CreatePoolView> {
  const isSupplier = actor.capabilities.includes('supplier')
  return {
    categories: await listCategories(sql),
    clusters: CLUSTERS.map((cluster) => cluster.slug),
    counties: COUNTIES.map((county) => county.code),
    openings: isSupplier ? ['supplier_led', 'demand_led'] : ['demand_led', 'supplier_led'],
    mayTakeFee: actor.capabilities.includes('operator'),
    idempotencyKey,
    nowAt: now.toISOString(),
  }
}
