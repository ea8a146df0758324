import pino from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { ensureBuild } from '#app/cli/ensure-build.ts'
import { type House, openHouse } from '#app/cli/house.ts'
import { systemIds } from '#app/cli/system.ts'
import type { Clock } from '#app/domain/shared/clock.ts'
import { emptyDatabase } from '#test/support/database.ts'

/** 09:00 on a Monday in Shanghai: the demonstration is played up to this instant. */
export const DEMO_START = '2026-03-02T01:00:00.000Z'

export interface DemoHouse {
  readonly url: string
  readonly house: House
  /** Moves a running house's clock on to a later instant: hours in which nothing happens need not be waited for. */
  readonly skipTo: (instant: string) => void
}

/**
 * The whole product with its demonstration, on a database of its own. `running`: web and worker, the clock goes
 * on from the start. `still`: pages only, at one instant for ever, so that pictures can be compared.
 */
export async function openDemoHouse(life: 'running' | 'still'): Promise<() => DemoHouse> {
  const database = await emptyDatabase()
  const running = clockFrom(DEMO_START)
  let house: House | null = null
  beforeAll(async () => {
    await ensureBuild(() => {})
    house = await openHouse({
      databaseUrl: database.url,
      engines: { db: 'embedded', search: 'postgres' },
      role: life === 'running' ? 'all' : 'web',
      port: 0,
      host: '127.0.0.1',
      mode: 'production',
      clock: life === 'running' ? running : { now: () => new Date(DEMO_START) },
      ids: systemIds(),
      log: pino({ level: 'silent' }),
      demo: true,
      isSeeded: true,
      bankPaceMs: 20,
    })
  }, 180_000)
  afterAll(() => house?.close())
  return () => {
    if (!house?.url) throw new Error('the house did not open')
    return { url: house.url, house, skipTo: running.skipTo }
  }
}

function clockFrom(start: string): Clock & Pick<DemoHouse, 'skipTo'> {
  let offsetMs = Date.parse(start) - Date.now()
  return {
    now: () => new Date(Date.now() + offsetMs),
    skipTo: (instant) => {
      offsetMs = Date.parse(instant) - Date.now()
    },
  }
}
