import type { z } from 'zod'
import { jsonPath } from '#app/contracts/json-path.ts'
import { createPoolSchema } from '#app/contracts/pools.ts'
import { faultsOf } from '#app/http/faults.ts'
import { buildCategories } from '#db/seed/catalogue-categories.ts'
import { OPERATOR, poolRequest } from './stage.ts'
import { type Story, storySchema } from './story-file.ts'

type Path = readonly (string | number)[]
type Tell = (path: Path, message: string) => void
type Fields = Readonly<Record<string, unknown>>

export type ParsedStory =
  | { readonly ok: true; readonly story: Story }
  | { readonly ok: false; readonly faults: readonly string[] }

/** What `balancesFen` calls what the custodian holds: no firm can be called so. */
const CUSTODIAN = 'escrow'

/**
 * A file's JSON value as a story; each fault is one line that begins with its JSON path. Faults of single fields,
 * faults between fields and what the house would say to the pool are told together, before anything starts.
 */
export function parseStory(value: unknown): ParsedStory {
  const parsed = storySchema.safeParse(value)
  const faults = parsed.success ? [] : linesOf(parsed.error)
  const tell: Tell = (path, message) => faults.push(`${jsonPath(path)}: ${message}`)
  tellFirms(value, tell)
  tellEvents(value, tell)
  tellPool(value, tell)
  return parsed.success && faults.length === 0
    ? { ok: true, story: parsed.data }
    : { ok: false, faults: [...new Set(faults)] }
}

/** `$.events[3].quantity: …`, one line per fault. */
function linesOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [`${jsonPath(issue.path)}: ${issue.message}`]
    return issue.keys.map((key) => `${jsonPath([...issue.path, key])}: is not a known field`)
  })
}

function tellFirms(value: unknown, tell: Tell): void {
  const known = new Set<unknown>([OPERATOR.id, CUSTODIAN])
  for (const [index, firm] of listAt(value, 'organisations').entries()) {
    const { id } = fieldsOf(firm)
    if (typeof id !== 'string') continue
    if (known.has(id)) tell(['organisations', index, 'id'], `the id ${JSON.stringify(id)} is taken`)
    known.add(id)
  }
}

/** The clock never goes back, everybody who acts is on the stage, and no two suppliers call their offers the same. */
function tellEvents(value: unknown, tell: Tell): void {
  const firms = new Set(listAt(value, 'organisations').map((firm) => fieldsOf(firm).id))
  const makers = new Map<unknown, unknown>()
  let last = Date.parse(String(fieldsOf(value).start))
  for (const [index, step] of listAt(value, 'events').entries()) {
    const { at, by, do: verb, as } = fieldsOf(step)
    const instant = typeof at === 'string' ? Date.parse(at) : Number.NaN
    if (instant < last) tell(['events', index, 'at'], 'the clock never goes back: before what is above it')
    if (!(instant <= last)) last = Number.isNaN(instant) ? last : instant
    if (typeof by === 'string' && by !== OPERATOR.id && !firms.has(by))
      tell(['events', index, 'by'], `no organisation ${JSON.stringify(by)}`)
    if (verb !== 'offer' || typeof as !== 'string') continue
    // One that was refused may be made again under its name.
    if (makers.has(as) && makers.get(as) !== by)
      tell(['events', index, 'as'], `the offer ${JSON.stringify(as)} is made by two suppliers`)
    makers.set(as, by)
  }
}

/** The pool as the house reads it when the operator opens it at the start. */
function tellPool(value: unknown, tell: Tell): void {
  const { start } = fieldsOf(value)
  const parsed = storySchema.shape.pool.safeParse(fieldsOf(value).pool)
  if (!parsed.success) return
  const { category, joinClosesAt, offersCloseAt } = parsed.data
  const asked = createPoolSchema.safeParse(poolRequest(parsed.data), { reportInput: true })
  const faults = asked.success ? [] : faultsOf(asked.error, 'en')
  for (const { path, message } of faults) tell(['pool', ...path.split('.').map(stepOf)], message)
  if (!buildCategories().some(({ slug }) => slug === category))
    tell(['pool', 'category'], `no category ${JSON.stringify(category)}`)
  for (const [field, closesAt] of Object.entries({ joinClosesAt, offersCloseAt })) {
    if (Date.parse(closesAt) <= Date.parse(String(start))) tell(['pool', field], 'is not after the start')
  }
}

function stepOf(part: string): string | number {
  return /^\d+$/.test(part) ? Number(part) : part
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function listAt(value: unknown, field: string): readonly unknown[] {
  const list = fieldsOf(value)[field]
  return Array.isArray(list) ? list : []
}
