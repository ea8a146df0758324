import { checkProof } from '#app/checker/check-proof.ts'
import { Unreadable } from '#app/checker/read-json.ts'
import { readTextFile } from './read-json-file.ts'

const USAGE = 'npm run award:check -- FILE PROOF [--json]'

/** `npm run award:check -- FILE PROOF`: 0 accepted, 1 rejected, 2 unreadable. */
function main(): number {
  const words = process.argv.slice(2).filter((word) => word !== '--json')
  const [file, proof, ...rest] = words
  const unknown = words.find((word) => word.startsWith('--'))
  if (file === undefined || proof === undefined || rest.length > 0 || unknown !== undefined) {
    console.error(USAGE)
    return 2
  }
  const texts = [file, proof].map(textOf)
  const [instanceText, proofText] = texts
  if (instanceText === undefined || proofText === undefined) return 2
  if (instanceText === null || proofText === null) return 2
  try {
    const report = checkProof(instanceText, proofText)
    if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report)}\n`)
    else {
      console.log(report.accepted ? '证明成立 accepted' : '证明不成立 rejected')
      for (const line of report.lines) console.log(`  ${line}`)
    }
    return report.accepted ? 0 : 1
  } catch (fault) {
    if (!(fault instanceof Unreadable)) throw fault
    process.stderr.write(`${fault.lines.join('\n')}\n`)
    return 2
  }
}

/** Null, and a line that says why, when the file cannot be read. */
function textOf(path: string): string | null {
  try {
    return readTextFile(path)
  } catch (fault) {
    console.error(`$: ${fault instanceof Error ? fault.message : fault}`)
    return null
  }
}

process.exitCode = main()
