import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findChromium } from './support/browser.ts'

/** What `npm test` does: the static checks, the build, every test; one line at the end says how it went. */
interface Check {
  readonly name: string
  readonly command: readonly string[]
}

const CHECKS: readonly Check[] = [
  { name: 'format and lint', command: ['biome', 'check', '--error-on-warnings', '.'] },
  { name: 'types', command: ['tsc', '--noEmit'] },
  {
    name: 'layers',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'app', 'db', 'search', 'jobs', 'test'],
  },
  { name: 'unused', command: ['knip', '--no-progress'] },
  { name: 'build', command: ['remix', 'vite:build'] },
]

interface Count {
  passed: number
  failed: number
}

const total: Count = { passed: 0, failed: 0 }

for (const check of CHECKS) {
  process.stdout.write(`\n── ${check.name}\n`)
  const { exitCode } = await run(check.command)
  if (exitCode === 0) total.passed++
  else total.failed++
  process.stdout.write(`── ${check.name}: ${exitCode === 0 ? 'passed' : 'FAILED'}\n`)
}

process.stdout.write('\n── tests\n')
sayWhetherThereIsABrowser()
const tests = await runTests()
total.passed += tests.passed
total.failed += tests.failed
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`)
process.exitCode = total.failed === 0 ? 0 : 1

async function runTests(): Promise<Count> {
  const folder = mkdtempSync(join(tmpdir(), 'hecai-report-'))
  const report = join(folder, 'report.json')
  try {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
    const { exitCode } = await run(['vitest', 'run', ...reporters])
    return countTests(report, exitCode)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that does not even load, or a run that falls, counts as a failure though no test failed in it. */
function countTests(report: string, exitCode: number): Count {
  if (!existsSync(report)) return { passed: 0, failed: 1 }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: { status: string }[] }[]
  }
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((result) => result.status !== 'failed'),
  )
  const failed = numFailedTests + unloaded.length
  return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed }
}

function sayWhetherThereIsABrowser(): void {
  if (findChromium()) return
  const isRequired = process.env.REQUIRE_BROWSER === '1'
  const consequence = isRequired ? 'REQUIRE_BROWSER=1: the run FAILS' : 'the browser tests are SKIPPED'
  process.stdout.write(`!! No Chromium was found (set CHROMIUM, or install it): ${consequence}.\n`)
  if (isRequired) total.failed++
}

function run(command: readonly string[]): Promise<{ exitCode: number }> {
  const [program = '', ...rest] = command
  const suffix = process.platform === 'win32' ? '.cmd' : ''
  return new Promise((resolve) => {
    const child = spawn(join('node_modules', '.bin', `${program}${suffix}`), rest, { stdio: 'inherit' })
    child.once('error', (error) => {
      process.stdout.write(`${error.message}\n`)
      resolve({ exitCode: 1 })
    })
    child.once('exit', (exitCode) => resolve({ exitCode: exitCode ?? 1 }))
  })
}
