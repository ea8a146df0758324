import { armFaultPoints, FAULT_POINTS, type FaultPoint } from '#db/fault-points.ts'

/**
 * Reads `HECAI_FAULT` and arms this process: `kill@job.taken:2` ends it (SIGKILL) the second time it passes the
 * point, `stop@bank.instructed` freezes it there (SIGSTOP) once.
 * A kill is armed before anything runs, a stop when the process is ready: nobody could be told otherwise.
 */
export function armFromEnvironment(when: 'before' | 'ready', env: NodeJS.ProcessEnv = process.env): void {
  if (!env.HECAI_FAULT) return
  const { signal, point, pass } = readFault(env.HECAI_FAULT)
  if ((signal === 'SIGKILL') !== (when === 'before')) return
  let passed = 0
  armFaultPoints((at) => {
    if (at !== point) return
    passed += 1
    if (passed !== pass) return
    process.kill(process.pid, signal)
    // A signal to oneself arrives at once on Linux; where it does not, nothing more may happen meanwhile.
    for (const end = Date.now() + 50; Date.now() < end && signal === 'SIGKILL'; );
  })
}

function readFault(words: string): { signal: 'SIGKILL' | 'SIGSTOP'; point: FaultPoint; pass: number } {
  const [, deed, name, pass = '1'] = /^(kill|stop)@([a-z.]+)(?::(\d+))?$/.exec(words) ?? []
  const point = FAULT_POINTS.find((known) => known === name)
  if (!point) throw new RangeError(`HECAI_FAULT: no such fault point: ${words}`)
  return { signal: deed === 'stop' ? 'SIGSTOP' : 'SIGKILL', point, pass: Number(pass) }
}
