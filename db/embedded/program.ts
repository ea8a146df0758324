import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import type { RunAs } from './run-as.ts'

/** Starts a program under the chosen identity, from `/` so that no folder of the caller is needed. */
export function startProgram(command: readonly string[], runAs: RunAs, options: SpawnOptions): ChildProcess {
  const [program, ...rest] = [...runAs.prefix, ...command]
  if (!program) throw new RangeError('a program needs a name')
  const { uid, gid } = runAs
  const identity = uid === undefined || gid === undefined ? {} : { uid, gid }
  const env = { PATH: process.env.PATH ?? '', LC_MESSAGES: 'C', TZ: 'UTC' } as unknown as NodeJS.ProcessEnv
  return spawn(program, rest, { ...options, ...identity, cwd: '/', env })
}

/** Runs a short program to its end; its words and its exit code. */
export async function runProgram(
  command: readonly string[],
  runAs: RunAs,
): Promise<{ exitCode: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = startProgram(command, runAs, { stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8')
    }
    child.stdout?.on('data', collect)
    child.stderr?.on('data', collect)
    child.once('error', (error) => resolve({ exitCode: null, output: error.message }))
    child.once('close', (exitCode) => resolve({ exitCode, output }))
  })
}
