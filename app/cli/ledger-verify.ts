import { parseArgs } from 'node:util'
import { type ChainReport, verifyChain } from '#app/read-models/ledger/verify-chain.ts'
import { DatabaseFault, StartFault } from '#db/embedded/fault.ts'
import { readBooks } from './read-books.ts'

const USAGE = 'npm run ledger:verify -- [--head ORDINAL:HASH] [--json]'

/**
 * `npm run ledger:verify`: every hash of the ledger's chain computed anew, outside the database; with `--head`
 * also that a head published earlier is still in it. Exit 0 when the past is whole, 1 when not, 2 when asked wrongly.
 */
async function main(): Promise<number> {
  const asked = readOptions()
  if (asked === null) return 2
  try {
    const report = await readBooks((database) => verifyChain(database, asked.head))
    if (asked.json)
      process.stdout.write(`${JSON.stringify({ ...report, whole: report.faults.length === 0 })}\n`)
    else describe(report)
    return report.faults.length === 0 ? 0 : 1
  } catch (error) {
    if (!(error instanceof StartFault || error instanceof DatabaseFault)) throw error
    process.stderr.write(`${error.sentence.zh}\n${error.sentence.en}\n`)
    return 2
  }
}

function readOptions(): { head: string | undefined; json: boolean } | null {
  try {
    const { values } = parseArgs({ options: { head: { type: 'string' }, json: { type: 'boolean' } } })
    if (values.head !== undefined && !/^\d+:[0-9a-f]{64}$/.test(values.head))
      throw new Error('--head is ORDINAL:HASH, as the ledger page shows it')
    return { head: values.head, json: values.json ?? false }
  } catch (fault) {
    process.stderr.write(`${fault instanceof Error ? fault.message : fault}\n${USAGE}\n`)
    return null
  }
}

function describe({ sealed, head, faults }: ChainReport): void {
  const verdict = faults.length === 0 ? '完整 whole' : `不一致 ${faults.length} faults`
  process.stdout.write(`封存 sealed: ${sealed}\n链头 head: ${head ?? '—'}\n结论 verdict: ${verdict}\n`)
  for (const fault of faults) process.stdout.write(`  ${fault}\n`)
}

process.exitCode = await main()
