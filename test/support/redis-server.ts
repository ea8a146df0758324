import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Redis } from 'ioredis'

export const HAS_REDIS = spawnSync('redis-server', ['--version']).status === 0

/** A Redis of a test's own that keeps nothing when it ends, and can be ended and started again in its place. */
export interface RedisServer {
  readonly url: string
  kill(): Promise<void>
  start(): Promise<void>
  flush(): Promise<void>
  end(): Promise<void>
}

export async function startRedis(): Promise<RedisServer> {
  const folder = mkdtempSync(join(tmpdir(), 'hecai-redis-'))
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const options = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder]
  let server: ChildProcess | null = null
  const asked = async <Value>(ask: (redis: Redis) => Promise<Value>): Promise<Value> => {
    const redis = new Redis(url, { maxRetriesPerRequest: 0, lazyConnect: true })
    redis.on('error', () => {})
    try {
      await redis.connect()
      return await ask(redis)
    } finally {
      redis.disconnect()
    }
  }
  const start = async (): Promise<void> => {
    server = spawn('redis-server', options, { stdio: 'ignore' })
    for (let attempt = 0; attempt < 200; attempt += 1) {
      if (await asked((redis) => redis.ping()).catch(() => null)) return
      await sleep(25)
    }
    throw new Error('redis did not start')
  }
  const kill = async (): Promise<void> => {
    const ended = new Promise((done) => server?.once('exit', done))
    server?.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url,
    kill,
    start,
    flush: async () => {
      await asked((redis) => redis.flushall())
    },
    end: async () => {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  await new Promise((done) => server.close(done))
  return typeof address === 'object' && address ? address.port : 0
}
