/** Run by the benchmark of search in a process of its own: a worker that indexes as fast as it can until told to end. */
const [databaseUrl = ''] = process.argv.slice(2)
const { openDatabase } = await import('#db/client.ts')
const { indexListings } = await import('#search/postgres-index.ts')

const database = openDatabase(databaseUrl, { max: 2 })
let isOver = false
let written = 0
process.on('message', () => {
  isOver = true
})
process.once('disconnect', () => process.exit(0))
// The segmenter and the first statements take their time once.
await indexListings(database.sql, ['lst_syn_0000000'])
process.send?.({ isReady: true })
const started = performance.now()
for (let round = 0; !isOver; round += 1) {
  const ids = Array.from(
    { length: 10 },
    (_, at) => `lst_syn_${String((round * 37 + at * 991) % 100_000).padStart(7, '0')}`,
  )
  await database.sql`update listings set price_fen = price_fen + 100 where id = any(${ids})`
  written += (await indexListings(database.sql, ids)).written
}
process.send?.({ writesPerSecond: written / ((performance.now() - started) / 1000) })
await database.close()

export {}
