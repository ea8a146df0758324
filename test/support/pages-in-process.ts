/** Run by benchmarks in a process of its own: the product's pages on a seeded database, and one bare page beside. */
process.env.NODE_ENV = 'production'
const { openHouse } = await import('#app/cli/house.ts')
const { systemClock, systemIds, systemLog } = await import('#app/cli/system.ts')
const { createServer } = await import('#app/server.ts')
const { makeRealtime } = await import('#app/http/realtime-parts.ts')
const { bareBuild } = await import('./bare-build.tsx')

const [databaseUrl = ''] = process.argv.slice(2)
const place = { port: 0, host: '127.0.0.1', mode: 'production' } as const
const house = await openHouse({
  ...place,
  databaseUrl,
  engines: { db: 'external', search: 'postgres' },
  role: 'web',
  clock: systemClock,
  ids: systemIds(),
  log: systemLog('error'),
  demo: true,
  isSeeded: true,
})
const bare = await createServer({
  ...place,
  context: house.context,
  engines: { db: 'external', queue: 'postgres', search: 'postgres' },
  realtime: makeRealtime(house.context),
  build: await bareBuild(),
})
process.once(
  'disconnect',
  () =>
    void bare
      .close()
      .then(() => house.close())
      .then(() => process.exit(0)),
)
process.send?.({ url: house.url, bareUrl: bare.url })

export {}
