import { readFileSync } from 'node:fs'
import { checkProof } from '#app/checker/check-proof.ts'
import { Unreadable } from '#app/checker/read-json.ts'

/** `npm run award:check -- FILE PROOF`: 0 accepted, 1 rejected, 2 unreadable. */
function main(): number {
  const [file, proof, ...rest] = process.argv.slice(2).filter((word) => word !== '--json')
  const asJson = process.argv.includes('--json')
  if (file === undefined || proof === undefined || rest.length > 0) {
    console.error('npm run award:check -- FILE PROOF [--json]')
    return 2
  }
  try {
    const report = checkProof(readFileSync(file, 'utf8'), readFileSync(proof, 'utf8'))
    if (asJson) process.stdout.write(`${JSON.stringify(report)}\n`)
    else {
      console.log(report.accepted ? '证明成立 accepted' : '证明不成立 rejected')
      for (const line of report.lines) console.log(`  ${line}`)
    }
    return report.accepted ? 0 : 1
  } catch (fault) {
    if (!(fault instanceof Unreadable) && !isMissing(fault)) throw fault
    console.error(fault.message)
    return 2
  }
}

function isMissing(fault: unknown): fault is Error {
  return fault instanceof Error && 'code' in fault && 'syscall' in fault
}

process.exitCode = main()
