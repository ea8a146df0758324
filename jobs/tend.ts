import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { Logger } from 'pino'
import { chainHead, sealJournals } from '#db/stores/chain.ts'
import { beat, readQueues, signOff, type Tally, writeTallies } from './readings.ts'
import { type RedeliverySettings, redeliverLost } from './redeliver.ts'
import { sweepDeadlines } from './schedule.ts'

const SWEEP_EVERY_MS = 15_000

export interface TendingSettings extends RedeliverySettings {
  readonly log: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly tally: Tally
  readonly sweepEveryMs?: number | null
  /** What else is looked after at each sweep, by name. */
  readonly chores?: Readonly<Record<string, (now: Date) => Promise<void>>> | undefined
}

/** What a worker looks after beside its jobs. */
export interface Tending {
  once(): Promise<void>
  stop(): Promise<void>
  /** When the last job has ended: writes down what was done and says that this worker is gone. */
  leave(): Promise<void>
}

/**
 * Looks after everything at the start and then every so often, by a timer of this process: what it needs to
 * know is in the database, so that no flush of a queue takes it away. One chore that fails keeps no other back.
 */
export async function startTending(settings: TendingSettings): Promise<Tending> {
  const { log, clock, tally, sweepEveryMs = SWEEP_EVERY_MS } = settings
  const workerId = `${hostname()}-${globalThis.process.pid}-${randomUUID().slice(0, 8)}`
  const startedAt = clock.now()
  const chores = choresOf(settings, workerId, startedAt)
  const once = async (): Promise<void> => {
    for (const [name, chore] of Object.entries(chores)) {
      await chore(clock.now()).catch((fault: Error) =>
        log.error({ chore: name, err: fault }, 'a chore failed'),
      )
    }
  }
  const leave = async (): Promise<void> => {
    await writeTallies(settings, tally).catch(() => {})
    await signOff(settings, workerId).catch(() => {})
  }
  if (sweepEveryMs === null) return { once, leave, stop: async () => {} }
  let running = once()
  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    running = running.then(once).finally(() => {
      isBusy = false
    })
  }, sweepEveryMs)
  await running
  return {
    once,
    leave,
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}

function choresOf(settings: TendingSettings, workerId: string, startedAt: Date) {
  const { database, queues, tally, log, chores } = settings
  return {
    deadlines: (now: Date) => sweepDeadlines(database, queues, now),
    redelivery: async () => {
      const count = await redeliverLost(settings)
      if (count > 0) log.warn({ count }, 'messages that their queue had lost were handed over again')
    },
    seals: async (now: Date) => {
      if ((await sealJournals(database, now)) === 0) return
      // A log kept elsewhere is a witness: the head it saw must stay in the chain for ever.
      log.info({ head: await chainHead(database) }, 'the ledger is sealed up to here')
    },
    readings: () => readQueues(settings),
    tallies: () => writeTallies(settings, tally),
    beat: () => beat(settings, workerId, startedAt, tally),
    ...chores,
  } satisfies Record<string, (now: Date) => Promise<void>>
}
