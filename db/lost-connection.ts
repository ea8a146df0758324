import type { Logger } from 'pino'

/**
 * The driver may write to a socket that was closed a moment ago (its `nextWrite` runs after the close) and
 * throws where nobody can catch it. The queries of that connection have been refused by then, so there is
 * nothing to lose: the process goes on. Anything else that nobody caught still ends it.
 */
export function surviveLostConnections(log: Pick<Logger, 'warn'>): void {
  process.on('uncaughtException', (fault: Error) => {
    if (isDriversLateWrite(fault)) {
      log.warn({ error: fault.message }, 'a lost database connection was written to')
      return
    }
    process.stderr.write(`${fault.stack ?? fault.message}\n`)
    process.exit(1)
  })
}

function isDriversLateWrite(fault: Error): boolean {
  return (
    fault instanceof TypeError &&
    /nextWrite/.test(fault.stack ?? '') &&
    /postgres[\\/].*connection\.js/.test(fault.stack ?? '')
  )
}
