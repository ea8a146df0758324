import { checkDocuments } from '#app/read-models/invariants/document-invariants.ts'
import { checkInvariants } from '#app/read-models/invariants/find-broken.ts'
import type { Database } from '#db/client.ts'
import { DatabaseFault, StartFault } from '#db/embedded/fault.ts'
import { documentsHere } from './document-store.ts'
import { readBooks } from './read-books.ts'
import type { HouseSettings } from './settings.ts'
import { systemClock } from './system.ts'

/** `npm run invariants`: the queries of DOMAIN 12 against `DATABASE_URL` or `.data/`; exit 1 when one broke. */
const NO_DOCUMENTS =
  '此处没有文件目录，报告 PDF 未核对 / no folder of documents here: the PDFs of reports were not compared\n'
const isJson = process.argv.includes('--json')
const stray = process.argv.slice(2).filter((word) => word !== '--json')
if (stray.length > 0) {
  process.stderr.write(`不认识的参数 / unknown: ${stray.join(' ')}\n`)
  process.exit(2)
}

try {
  process.exitCode = await readBooks(run)
} catch (error) {
  if (!(error instanceof StartFault || error instanceof DatabaseFault)) throw error
  process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`)
  process.exitCode = 2
}

async function run(database: Database, settings: HouseSettings): Promise<number> {
  const documents = documentsHere(settings)
  if (!documents) process.stderr.write(NO_DOCUMENTS)
  const checked = [
    ...(await checkInvariants(database, systemClock.now())),
    ...(documents ? [await checkDocuments(database, documents)] : []),
  ]
  const broken = checked.filter((invariant) => invariant.examples.length > 0)
  if (isJson) {
    const list = checked.map(({ number, name, examples }) => ({
      number,
      name,
      held: examples.length === 0,
      broken: examples.length,
      examples: examples.slice(0, 5),
    }))
    process.stdout.write(`${JSON.stringify({ invariants: list, broken: broken.map((one) => one.name) })}\n`)
  } else {
    for (const { number, name, nameZh, examples } of checked) {
      const verdict = examples.length === 0 ? '✓' : `✗ ${examples.length}: ${examples.slice(0, 3).join('; ')}`
      process.stdout.write(`${String(number).padStart(2)}. ${nameZh} · ${name} ${verdict}\n`)
    }
  }
  return broken.length === 0 ? 0 : 1
}
