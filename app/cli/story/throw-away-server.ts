import { mkdtemp, rm } from 'node:fs/promises'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import pino from 'pino'
import { type EmbeddedServer, startEmbedded } from '#db/embedded.ts'

/** A server in a folder of its own. Stopped, by the caller or by a signal, it leaves nothing behind. */
export async function startThrowAway(): Promise<EmbeddedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'hecai-story-'))
  const log = pino({ level: 'silent' })
  const starting = startEmbedded({ dataDir: join(folder, 'data'), ephemeral: true, log })
  let stopping: Promise<void> | null = null
  const stop = () => {
    const stopped = starting.then(
      (server) => server.stop(),
      () => {},
    )
    stopping ??= stopped.finally(() => rm(folder, { recursive: true, force: true }))
    return stopping
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => void stop().finally(() => process.exit(128 + constants.signals[signal])))
  }
  try {
    return { url: (await starting).url, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
