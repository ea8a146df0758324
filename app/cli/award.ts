import { closeSync, openSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseAwardInstance } from '#app/contracts/award-instance.ts'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { proveAward } from '#app/domain/awards/award-proof.ts'
import { entryOf } from '#app/domain/shared/entry-of.ts'
import { resolveLosers } from '#jobs/award/resolve-losers.ts'
import { type SolvedAward, solveAward } from '#jobs/award/solve-award.ts'
import { readJsonFile } from './read-json-file.ts'

/** The best awards that use the offers that lost are solved for at most so long. */
const MOST_PROOF_SECONDS = 10
const USAGE = 'npm run award -- FILE [--json] [--proof OUT] [--seconds N]'

async function main(): Promise<number> {
  const options = readOptions()
  if (options === null) return 2
  const instance = readInstance(options.file)
  if (instance === null || !canWrite(options.proof)) return 2
  const solved = await solveAward(instance, { seconds: options.seconds })
  if (options.proof !== undefined) {
    const outcome = outcomeOf(solved)
    const resolved = await resolveLosers(instance, outcome, proofSeconds(options.seconds, solved.seconds))
    const proof = proveAward(instance, { ...solved, outcome, resolved })
    writeFileSync(options.proof, `${toJson(proof, 1)}\n`)
  }
  if (options.json) process.stdout.write(`${toJson(resultOf(solved))}\n`)
  else for (const line of describe(solved, instance)) console.log(line)
  return 0
}

/** What is left of the limit, but no more than a reader of the award would wait for its proof. */
function proofSeconds(limit: number, taken: number): number {
  return Math.min(MOST_PROOF_SECONDS, limit - taken)
}

/** A proof that could not be written would be told only after the search. */
function canWrite(proof: string | undefined): boolean {
  if (proof === undefined) return true
  try {
    closeSync(openSync(proof, 'a'))
    return true
  } catch (fault) {
    console.error(`--proof: ${fault instanceof Error ? fault.message : fault}`)
    return false
  }
}

function readOptions(): { file: string; json: boolean; proof: string | undefined; seconds: number } | null {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { json: { type: 'boolean' }, proof: { type: 'string' }, seconds: { type: 'string' } },
    })
    const seconds = Number(values.seconds ?? 60)
    const [file, ...rest] = positionals
    if (file === undefined || rest.length > 0) throw new Error('one FILE is needed')
    if (!(seconds > 0 && seconds <= 86_400)) throw new Error('--seconds must be between 0 and 86400')
    return { file, json: values.json ?? false, proof: values.proof, seconds }
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : fault}\n${USAGE}`)
    return null
  }
}

function readInstance(path: string): AwardInstance | null {
  const file = readJsonFile(path)
  const parsed = file.ok ? parseAwardInstance(file.value) : file
  if (parsed.ok) return parsed.instance
  process.stderr.write(`${parsed.faults.map((fault) => fault.replaceAll('\n', ' ')).join('\n')}\n`)
  return null
}

function outcomeOf(solved: SolvedAward) {
  const { status, savingFen, boundFen, servedQuantity, suppliers, assignment, priceFen, quantity, tier } =
    solved
  return { status, savingFen, boundFen, servedQuantity, suppliers, assignment, priceFen, quantity, tier }
}

function resultOf(solved: SolvedAward) {
  const { tier, ...outcome } = outcomeOf(solved)
  return { ...outcome, stability: solved.stability, seconds: solved.seconds }
}

/** Every bigint is within 2^53 by the contract, so it is written as a JSON integer. */
function toJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? Number(part) : part), indent)
}

const STATUS = {
  optimal: '最优（已证明） optimal, proven',
  gap: '时限已到（有差距） time limit, gap',
  infeasible: '无可行结果 infeasible',
}

function describe(solved: SolvedAward, instance: AwardInstance): string[] {
  const { stable, blocking } = solved.stability
  const lines = [
    `结果 status: ${STATUS[solved.status]}`,
    `总节省 saving: ${yuan(solved.savingFen)} 元 (上界 bound ${yuan(solved.boundFen)})`,
    `成交 served: ${solved.servedQuantity} 台 sets, ${solved.suppliers} 家供应商 suppliers`,
  ]
  for (const { id, quantity } of instance.members) {
    const offer = entryOf(solved.assignment, id) ?? null
    const price = entryOf(solved.priceFen, id)
    const place = offer === null || price === undefined ? '未中选 unserved' : `${offer} @ ${yuan(price)} 元`
    lines.push(`  ${id} × ${quantity} → ${place}`)
  }
  const group = blocking === null ? '' : `: ${blocking.members.join(', ')} → ${blocking.offer}`
  const verdict = stable === null ? '未判定 undecided' : stable ? '稳定 stable' : '不稳定 unstable'
  return [...lines, `稳定性 stability: ${verdict}${group}`, `用时 seconds: ${solved.seconds.toFixed(2)}`]
}

function yuan(fen: bigint): string {
  return `${fen / 100n}.${String(fen % 100n).padStart(2, '0')}`
}

process.exitCode = await main()
