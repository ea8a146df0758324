import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Logger } from 'pino'
import type { FileStore } from '#app/contracts/file-store.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'
import type { AppContext } from '#app/http/app-context.ts'
import { setEngine } from '#app/read-models/catalogue/engine.ts'
import { createServer, type Engines } from '#app/server.ts'
import { findAppRole } from '#db/app-role.ts'
import { type Database, openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { clearHalfLaid } from '#db/seed/half-laid.ts'
import { CATALOG } from '#jobs/catalog.ts'
import { folderStore } from '#jobs/gateways/folder-store.ts'
import { askForRepair } from '#jobs/handlers/search.ts'
import { planReconciliation } from '#jobs/plan-reconciliation.ts'
import { openQueues, type Queues } from '#jobs/queues.ts'
import { type RunningWorker, startWorker } from '#jobs/worker.ts'
import type { MeiliSettings } from '#search/meilisearch.ts'
import { openSearch } from '#search/open-search.ts'
import { ensureBuilt, type SearchIndex } from '#search/search-index.ts'
import { gatherParts, type Parts } from './parts.ts'

export interface HousePlan {
  readonly databaseUrl: string
  readonly redisUrl?: string | null
  readonly meili?: MeiliSettings | null
  readonly engines: Omit<Engines, 'queue'>
  readonly role: 'all' | 'web' | 'worker'
  readonly port: number
  readonly host: string
  readonly mode: 'production' | 'development'
  readonly clock: Clock
  readonly ids: Ids
  readonly log: Logger
  readonly demo: boolean
  readonly isSeeded: boolean
  /** As for `startWorker`: null where the clock is moved by hand. */
  readonly sweepEveryMs?: number | null
  /** How long the mock of the bank takes for its first word; a story has it answer in the same instant. */
  readonly bankPaceMs?: number
  /** Where documents are kept; a folder for what may be thrown away unless said otherwise. */
  readonly files?: FileStore
  /** How long the alternatives of an award may take; as usual unless said otherwise. */
  readonly weighing?: { readonly seconds: number; readonly totalSeconds: number }
  /** Where the public finds this house, for links on printed documents. */
  readonly publicUrl?: string
}

export interface House {
  /** null when this process serves no pages. */
  readonly url: string | null
  readonly context: AppContext
  /** null when this process does no jobs. */
  readonly worker: RunningWorker | null
  readonly demoSignIns: Parts['demoSignIns']
  close(): Promise<void>
}

const BANK_PACE_MS = 1_000

type Closers = (() => Promise<void>)[]

/** Migrates and seeds the database, then opens web and worker on it. What was opened is closed when a part fails. */
export async function openHouse(plan: HousePlan): Promise<House> {
  const closers: Closers = []
  const close = async (): Promise<void> => {
    for (const end of closers.splice(0).reverse()) await end()
  }
  try {
    if (plan.isSeeded && plan.engines.db === 'embedded') await clearHalfLaid(plan.databaseUrl)
    await migrate(plan.databaseUrl)
    const role = await findAppRole(plan.databaseUrl)
    const database = openDatabase(plan.databaseUrl, { max: 20, role, ringsItself: true })
    closers.push(() => database.close())
    const context = contextOf(plan, database)
    const parts = await gatherParts()
    closers.push(() => parts.close())
    if (plan.isSeeded) await seedAsOwner(plan, context, parts)
    const mirror = await openSearchOf(plan, context)
    const worker = await openWorker(plan, context, parts, mirror, closers)
    const url = await openWeb(plan, context, parts, closers)
    return { url, context, worker, demoSignIns: parts.demoSignIns, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * The engine that the pages ask. The database's own index is built first when it is empty though it should not
 * be; the other engine is looked over by a job, so that no start waits for it.
 */
async function openSearchOf(
  { role, meili = null }: HousePlan,
  { database, clock, log }: AppContext,
): Promise<SearchIndex | null> {
  const search = openSearch({ sql: database.sql, clock, meili, log })
  setEngine(database, search.engine)
  await ensureBuilt(search.postgres.index)
  if (search.meilisearch && role !== 'web') await askForRepair(database, clock.now())
  return search.meilisearch?.index ?? null
}

/** A seed builds the search index, which takes more than the product may: it is laid by the tables' owner. */
async function seedAsOwner(plan: HousePlan, context: AppContext, parts: Parts): Promise<void> {
  const owner = openDatabase(plan.databaseUrl, { max: 20, commitsLater: true })
  try {
    await parts.seedIfEmpty({ ...context, database: owner })
  } finally {
    await owner.close()
  }
}

function contextOf(plan: HousePlan, database: Database): AppContext {
  const { clock, ids, log, demo, files = folderStore(join(tmpdir(), 'hecai-files')) } = plan
  const publicUrl = plan.publicUrl ?? `http://localhost:${plan.port}`
  return { database, clock, ids, log, demo, files, publicUrl }
}

async function openWorker(
  plan: HousePlan,
  context: AppContext,
  { handlers }: Parts,
  mirror: SearchIndex | null,
  closers: Closers,
): Promise<RunningWorker | null> {
  if (plan.role === 'web') return null
  const queues: Queues = await openQueues({
    catalog: CATALOG,
    databaseUrl: plan.databaseUrl,
    redisUrl: plan.redisUrl ?? undefined,
    log: context.log,
  })
  closers.push(() => queues.close())
  const { sweepEveryMs } = plan
  const pace = sweepEveryMs === undefined ? {} : { sweepEveryMs }
  const { files = folderStore(join(tmpdir(), 'hecai-files')) } = context
  const reports = { files, origin: context.publicUrl ?? '' }
  const jobs = handlers(context.database, plan.bankPaceMs ?? BANK_PACE_MS, {
    reports,
    mirror,
    ...(plan.weighing && { weighing: plan.weighing }),
  })
  const chores = { reconciliation: (now: Date) => planReconciliation(context.database, now) }
  const worker = await startWorker<typeof CATALOG>({ ...context, queues, handlers: jobs, chores, ...pace })
  closers.push(() => worker.stop())
  return worker
}

async function openWeb(
  plan: HousePlan,
  context: AppContext,
  parts: Parts,
  closers: Closers,
): Promise<string | null> {
  if (plan.role === 'worker') return null
  const { port, host, mode } = plan
  const engines: Engines = { ...plan.engines, queue: plan.redisUrl ? 'redis' : 'postgres' }
  const server = await createServer({ context, engines, realtime: parts.realtime(context), port, host, mode })
  closers.push(() => server.close())
  return server.url
}
