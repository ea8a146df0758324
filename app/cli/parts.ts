import { existsSync } from 'node:fs'
import type { AppContext } from '#app/http/app-context.ts'
import type { Realtime } from '#app/realtime/socket-server.ts'
import type { Database } from '#db/client.ts'
import { solveAward } from '#jobs/award/solve-award.ts'
import { openSolverThreads } from '#jobs/award/solver-threads.ts'
import { weighAward } from '#jobs/award/weigh-award.ts'
import { mockEscrowBank } from '#jobs/gateways/mock-escrow-bank.ts'
import { makeHandlers, WEIGH_LIMITS } from '#jobs/handlers/registry.ts'
import type { ReportDesk } from '#jobs/handlers/reports.ts'
import type { Handlers } from '#jobs/worker.ts'
import type { SearchIndex } from '#search/search-index.ts'

/** Longer than the largest measured pool needs; then the best found is the award, with an honest gap. */
const SOLVER_SECONDS = 120
/** Solver threads kept waiting between awards: one answers at once, and its memory is what it costs. */
const THREADS_KEPT = 1

export interface DemoSignIn {
  readonly login: string
  readonly name: string
  readonly role: string
}

/** Whom the jobs deal with besides the bank. */
export interface HousePartners {
  readonly reports: ReportDesk
  readonly mirror: SearchIndex | null
  /** How long the alternatives of an award may take, where it is not as usual. */
  readonly weighing?: { readonly seconds: number; readonly totalSeconds: number }
}

/** What other rooms bring to the house. */
export interface Parts {
  readonly handlers: (database: Database, bankPaceMs: number, more: HousePartners) => Handlers
  readonly realtime: (context: AppContext) => Realtime
  readonly seedIfEmpty: (context: AppContext) => Promise<void>
  readonly demoSignIns: readonly DemoSignIn[]
  /** Ends what the handlers keep warm; asked for when their worker has stopped. */
  close(): Promise<void>
}

interface SeedModule {
  seedIfEmpty?: (context: AppContext) => Promise<void>
  DEMO_SIGN_INS?: readonly DemoSignIn[]
}

/** Gathers the handlers of jobs, the sockets' view of the house, and the seed. */
export async function gatherParts(): Promise<Parts> {
  const live = await bring<{ makeRealtime?: (context: AppContext) => Realtime }>('../http/realtime-parts.ts')
  const seed = await bring<SeedModule>('./seed/seed.ts')
  const threads = openSolverThreads({ keep: THREADS_KEPT })
  return {
    handlers: (database, bankPaceMs, more) =>
      makeHandlers({
        ...more,
        bank: mockEscrowBank(database, bankPaceMs),
        solve: (instance) => solveAward(instance, { seconds: SOLVER_SECONDS, threads }),
        weigh: (instance, outcome, before) =>
          weighAward(instance, outcome, before, { ...WEIGH_LIMITS, ...more.weighing, threads }),
      }),
    realtime: live?.makeRealtime ?? (() => NOBODY_WATCHES),
    seedIfEmpty: seed?.seedIfEmpty ?? (async () => {}),
    demoSignIns: seed?.DEMO_SIGN_INS ?? [],
    close: () => threads.close(),
  }
}

const NOBODY_WATCHES: Realtime = {
  findActor: async () => null,
  mayWatch: async () => false,
  loadPoolSnapshot: async () => null,
}

async function bring<Module>(path: string): Promise<Module | null> {
  const url = new URL(path, import.meta.url)
  return existsSync(url) ? ((await import(url.href)) as Module) : null
}
