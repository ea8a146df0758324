import pino, { type DestinationStream, type Logger } from 'pino'
import { monotonicFactory } from 'ulid'
import type { Clock } from '#app/domain/shared/clock.ts'
import type { Ids } from '#app/domain/shared/ids.ts'

/** The one place where the wall clock enters the product. */
export const systemClock: Clock = { now: () => new Date() }

/** Identities that nobody can guess, sorted by the time of their making within one process. */
export function systemIds(): Ids {
  const next = monotonicFactory()
  return { next: (prefix) => `${prefix}_${next().toLowerCase()}` }
}

/** Logs go to standard error as JSON lines: standard output is for people. */
export function systemLog(
  level: string,
  to: DestinationStream = pino.destination({ dest: 2, sync: true }),
): Logger {
  return pino({ level, base: null, serializers: { err: withoutRows } }, to)
}

/**
 * A fault as a log may keep it. What the database says of a refused row names its values (`Failing row contains …`),
 * a reserve price among them: which statement, table and rule it was is enough to find it.
 */
function withoutRows(fault: Error): object {
  const { detail: _, where: __, parameters: ___, ...rest } = pino.stdSerializers.err(fault)
  return rest
}
