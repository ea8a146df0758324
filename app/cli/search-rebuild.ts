import { runWithSearch } from './search/with-search.ts'

/** `npm run search:rebuild [--json]`: every index anew, swapped in without a gap. */
await runWithSearch(async ({ postgres, meilisearch }) => {
  const rebuilt = []
  for (const { index } of [postgres, ...(meilisearch ? [meilisearch] : [])]) {
    const { documents, milliseconds } = await index.rebuild()
    rebuilt.push({ engine: index.name, documents, milliseconds })
  }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ rebuilt })}\n`)
  else
    for (const { engine, documents, milliseconds } of rebuilt)
      console.log(`${engine}: ${documents} 个文档 documents · ${milliseconds} ms`)
  return 0
})
