/** Run by benchmarks in a process of its own: a web node on the given database, which tells what it holds. */
process.env.NODE_ENV = 'production'
const { openHouse } = await import('#app/cli/house.ts')
const { systemClock, systemIds, systemLog } = await import('#app/cli/system.ts')

const [databaseUrl = ''] = process.argv.slice(2)
const house = await openHouse({
  databaseUrl,
  engines: { db: 'external', search: 'postgres' },
  role: 'web',
  port: 0,
  host: '127.0.0.1',
  mode: 'production',
  clock: systemClock,
  ids: systemIds(),
  log: systemLog('error'),
  demo: true,
  isSeeded: true,
})
process.on('message', () => {
  // What a look finds before the collection is what the system sees; after it, what is really held.
  const residentBytes = process.memoryUsage.rss()
  globalThis.gc?.()
  process.send?.({ residentBytes, heapBytes: process.memoryUsage().heapUsed })
})
process.once('disconnect', () => void house.close().then(() => process.exit(0)))
process.send?.({ url: house.url })

export {}
