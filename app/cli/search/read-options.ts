import { parseArgs } from 'node:util'
import { type EngineName, SORTS, type Sort } from '#search/engine.ts'

/** What `npm run search` was asked, before the catalogue says which filters there are. */
export interface SearchOptions {
  readonly text: string
  readonly engine: EngineName | null
  readonly filters: readonly string[]
  readonly sort: Sort
  readonly limit: number
  readonly isJson: boolean
}

export const MOST_HITS = 1000
const ENGINES: readonly EngineName[] = ['postgres', 'meilisearch']

/** Reads the command line; the faults carry the option that is wrong. */
export function readOptions(words: readonly string[]): SearchOptions | { readonly faults: string[] } {
  let parsed: ReturnType<typeof parse>
  try {
    parsed = parse(words)
  } catch (fault) {
    return { faults: [`$: ${(fault as Error).message}`] }
  }
  const { values, positionals } = parsed
  const faults: string[] = []
  const engine = ENGINES.find((each) => each === values.engine) ?? null
  if (values.engine !== undefined && engine === null) faults.push(`$.engine: one of ${ENGINES.join(', ')}`)
  const sort = SORTS.find((each) => each === (values.sort ?? 'relevance'))
  if (sort === undefined) faults.push(`$.sort: one of ${SORTS.join(', ')}`)
  const limit = Number(values.limit ?? 20)
  if (!Number.isInteger(limit) || limit < 1 || limit > MOST_HITS)
    faults.push(`$.limit: a whole number from 1 to ${MOST_HITS}`)
  if (sort === undefined || faults.length > 0) return { faults }
  const isJson = values.json ?? false
  return { text: positionals.join(' '), engine, filters: values.filter ?? [], sort, limit, isJson }
}

/** `--sort -priceFen`: a value that begins with a dash belongs to the option before it. */
function parse(words: readonly string[]) {
  const args: string[] = []
  for (const word of words) {
    if (args.at(-1) === '--sort') args.splice(-1, 1, `--sort=${word}`)
    else args.push(word)
  }
  return parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      engine: { type: 'string' },
      filter: { type: 'string', multiple: true },
      sort: { type: 'string' },
      limit: { type: 'string' },
    },
  })
}
