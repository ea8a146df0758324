/** Run by the fault tests in a process of its own: a web node or a worker that a test may kill at any step. */
import pino from 'pino'
import { solveByExhaustion } from '#app/domain/awards/exhaustive.ts'
import { findAppRole } from '#db/app-role.ts'
import { openDatabase } from '#db/client.ts'
import { surviveLostConnections } from '#db/lost-connection.ts'
import { armFromEnvironment } from './arm.ts'
import { ulidIds } from './ids.ts'

process.env.NODE_ENV = 'production'
const [role = 'worker', databaseUrl = '', redisUrl = '', startIso = ''] = process.argv.slice(2)
/** How far this process's clock is from the wall's; a test may move it. */
let offsetMs = Date.parse(startIso) - Date.now()
const clock = { now: () => new Date(Date.now() + offsetMs) }
const log = pino({ level: process.env.LOG_LEVEL ?? 'silent' }, pino.destination({ dest: 2, sync: true }))
const appRole = await findAppRole(databaseUrl)
const database = openDatabase(databaseUrl, {
  max: 8,
  role: appRole,
  idleInTransactionMs: 1_000,
  ringsItself: true,
})
surviveLostConnections(log)
const context = { database, clock, ids: ulidIds(), log, demo: false }

process.on('message', (asked: { stepMs?: number }) => {
  offsetMs += asked.stepMs ?? 0
  process.send?.({ rss: process.memoryUsage().rss, heap: process.memoryUsage().heapUsed })
})
process.once('disconnect', () => process.exit(0))
const { url, stop } = role === 'web' ? await openWeb() : await openWorker()
process.once('SIGTERM', () => void stop().then(() => process.exit(0)))
// Opening passes fault points, too; what a test kills at is what comes after.
armFromEnvironment('ready')
process.send?.({ url })

async function openWeb() {
  const { createServer } = await import('#app/server.ts')
  const { makeRealtime } = await import('#app/http/realtime-parts.ts')
  const server = await createServer({
    context,
    engines: { db: 'external', queue: redisUrl ? 'redis' : 'postgres', search: 'postgres' },
    realtime: makeRealtime(context),
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
  })
  armFromEnvironment('before')
  return { url: server.url, stop: () => server.close() }
}

async function openWorker() {
  const { CATALOG } = await import('#jobs/catalog.ts')
  const { mockEscrowBank } = await import('#jobs/gateways/mock-escrow-bank.ts')
  const { makeHandlers } = await import('#jobs/handlers/registry.ts')
  const { openQueues } = await import('#jobs/queues.ts')
  const { startWorker } = await import('#jobs/worker.ts')
  armFromEnvironment('before')
  const queues = await openQueues({
    catalog: CATALOG,
    databaseUrl,
    redisUrl: redisUrl || undefined,
    log,
    lockMs: 1_500,
  })
  const handlers = makeHandlers({
    bank: mockEscrowBank(database, 0),
    solve: async (instance) => solveByExhaustion(instance),
  })
  const pace = { sweepEveryMs: 300, patienceMs: 1_000 }
  const worker = await startWorker<typeof CATALOG>({ ...context, queues, handlers, ...pace })
  return {
    url: null,
    stop: async () => {
      await worker.stop()
      await queues.close()
      await database.close()
    },
  }
}
