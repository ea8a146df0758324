/** Run by embedded.test.ts in a process of its own: starts a database in a folder, says so, and waits. */
const [dataDir = '', root = ''] = process.argv.slice(2)
const { startEmbedded } = (await import(`${root}/db/embedded.ts`)) as typeof import('#db/embedded.ts')
const log = { info: () => {}, warn: () => {} }

try {
  const server = await startEmbedded({ dataDir, ephemeral: true, log })
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`)
  process.once('SIGTERM', () => server.stop().then(() => process.exit(0)))
  setInterval(() => {}, 60_000)
} catch (error) {
  const { name, message } = error as Error
  process.stdout.write(`${JSON.stringify({ name, message })}\n`)
  process.exit(1)
}

export {}
