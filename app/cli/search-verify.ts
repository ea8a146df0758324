import { repairIndex } from '#search/search-index.ts'
import { isEqualIndex } from '#search/verify.ts'
import { runWithSearch } from './search/with-search.ts'

/** `npm run search:verify [--repair] [--json]`: index = database, or the differences and exit 1. */
await runWithSearch(async ({ postgres, meilisearch }) => {
  const isRepairing = process.argv.includes('--repair')
  const verified = []
  for (const { index } of [postgres, ...(meilisearch ? [meilisearch] : [])]) {
    const differences = await (isRepairing ? repairIndex(index) : index.verify())
    verified.push({ engine: index.name, isEqual: isEqualIndex(differences), ...differences })
  }
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify({ verified })}\n`)
  else
    for (const { engine, checked, isEqual, missing, surplus, stale } of verified) {
      console.log(
        `${engine}: ${checked} 个文档 documents · ${isEqual ? '✓ 一致 equal' : '✗ 不一致 different'}`,
      )
      for (const id of missing) console.log(`  缺少 missing ${id}`)
      for (const id of surplus) console.log(`  多余 surplus ${id}`)
      for (const id of stale) console.log(`  过期 stale ${id}`)
    }
  return isRepairing || verified.every(({ isEqual }) => isEqual) ? 0 : 1
})
