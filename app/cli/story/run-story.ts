import pino from 'pino'
import { findBrokenInvariants } from '#app/read-models/invariants/find-broken.ts'
import type { Database } from '#db/client.ts'
import { openDatabase } from '#db/client.ts'
import { migrate } from '#db/migrate.ts'
import { openHouse } from '../house.ts'
import { systemIds } from '../system.ts'
import { readOutcome, type StoryOutcome } from './outcome.ts'
import { advance, playEvents, type Theatre } from './play.ts'
import { OPERATOR, poolRequest, setStage, storyClock, storyIds } from './stage.ts'
import type { Story } from './story-file.ts'
import { type CommandReply, type Visitor, visit } from './visitor.ts'

/**
 * Plays one story on an empty database through the HTTP interface of a house of its own: real sessions, real
 * queues, the bank's mock answering in the instant it is asked.
 */
export async function runStory(databaseUrl: string, story: Story): Promise<StoryOutcome> {
  await migrate(databaseUrl)
  const database = openDatabase(databaseUrl, { max: 4 })
  const clock = storyClock(new Date(story.start))
  const ids = storyIds(systemIds())
  await setStage(database, story)
  const house = await openHouse({
    databaseUrl,
    engines: { db: 'embedded', search: 'postgres' },
    role: 'all',
    port: 0,
    host: '127.0.0.1',
    mode: 'production',
    clock,
    ids,
    log: pino({ level: process.env.LOG_LEVEL ?? 'fatal' }, pino.destination(2)),
    demo: false,
    isSeeded: false,
    sweepEveryMs: null,
    bankPaceMs: 0,
    // Nobody reads in a story what else could have been awarded.
    weighing: { seconds: 1, totalSeconds: 1 },
  })
  try {
    const visitors = letIn(house.url ?? '', story)
    const poolId = await openPool(visitors, story)
    // Its opening instant is now: the house opens it by itself.
    await house.worker?.runDue()
    const theatre: Theatre = { house, clock, ids, visitors, poolId, offers: new Map() }
    const events = await playEvents(theatre, story)
    await advance(theatre, clock.now())
    return await readOutcome(database, story, poolId, events, await brokenNames(database, clock.now()))
  } finally {
    await house.close()
    await database.close()
  }
}

function letIn(url: string, story: Story): Map<string, Visitor> {
  return new Map([OPERATOR, ...story.organisations].map(({ id }) => [id, visit(url, id)]))
}

/** The operator opens the pool at the start, with the terms of the story. */
async function openPool(visitors: ReadonlyMap<string, Visitor>, { pool }: Story): Promise<string> {
  const operator = visitors.get(OPERATOR.id)
  const created = await operator?.command('createPool', poolRequest(pool))
  if (!created?.ok) throw new StoryFault(faultsOfPool(created))
  return String(created.value.poolId)
}

/** One line per fault, with its path in the file; a refusal of the whole is one line. */
function faultsOfPool(reply: CommandReply | undefined): string {
  if (!reply || reply.ok) return '$.pool: no answer'
  const faults = reply.faults ?? []
  if (faults.length === 0) return `$.pool: ${reply.code}`
  return faults.map(({ path, message }) => `$.pool.${path}: ${message}`).join('\n')
}

/** A story whose pool the house will not open cannot be told at all. */
export class StoryFault extends Error {}

async function brokenNames(database: Database, now: Date): Promise<string[]> {
  const broken = await findBrokenInvariants(database, now)
  return broken.map((invariant) => invariant.name)
}
