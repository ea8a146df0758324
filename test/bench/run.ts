import { existsSync, readdirSync } from 'node:fs'
import { z } from 'zod'
import { type Figure, figure } from './figure.ts'

/** `npm run bench -- [NAME] [--json]`: one benchmark, or all, each in figures with its limit beside it. */
process.env.NODE_ENV = 'production'

const NOT_BENCHES = ['run', 'figure']
const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((name) => !NOT_BENCHES.includes(name))

const words = process.argv.slice(2)
const isJson = words.includes('--json')
const wanted = words.filter((word) => word !== '--json')
const faults = [
  ...wanted.filter((word) => word.startsWith('-')).map((word) => `$.${word}: unknown option`),
  ...wanted
    .filter((word) => !word.startsWith('-') && !isBench(word))
    .map((word) => `$.name: no benchmark "${word}"`),
  ...(wanted.length > 1 ? ['$.name: one benchmark at a time, or none for all'] : []),
]
if (faults.length > 0) {
  process.stderr.write(`${faults.join('\n')}\nBenchmarks: ${names.join(', ')}\n`)
  process.exit(2)
}

const results: { bench: string; figures: Figure[] }[] = []
for (const name of wanted.length === 1 ? wanted : names) {
  const module = (await import(`./${name}.ts`)) as { bench(): Promise<Figure[]> }
  const figures = z.array(figure).parse(await module.bench())
  results.push({ bench: name, figures })
  if (!isJson) print(name, figures)
}
if (isJson) process.stdout.write(`${JSON.stringify(results.length === 1 ? results[0] : results)}\n`)
process.exit(0)

function isBench(name: string): boolean {
  return /^[a-z-]+$/.test(name) && names.includes(name) && existsSync(`${import.meta.dirname}/${name}.ts`)
}

function print(name: string, figures: readonly Figure[]): void {
  process.stdout.write(`${name}\n`)
  for (const { metric, unit, value, limit, ratio } of figures) {
    const against = limit == null ? '' : `  limit ${limit} ${unit}  ratio ${ratio}`
    process.stdout.write(`  ${metric.padEnd(34)} ${value} ${unit}${against}\n`)
  }
}
