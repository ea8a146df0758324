import { z } from 'zod'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'

/** Above these an instance is refused rather than begun: three times the largest pool that is measured. */
export const MOST_MEMBERS = 20_000
export const MOST_OFFERS = 1_000
export const MOST_PAIRS = 2_000_000
const MOST_TIERS = 100

const id = z
  .string()
  .min(1)
  .max(200)
  .refine((value) => value !== '__proto__', 'is not usable as an id')
const fen = z.int().min(0)
const sets = z.int().min(1)

const tier = z.strictObject({ fromQuantity: sets, unitPriceFen: fen })

const ladder = z
  .array(tier)
  .min(1)
  .max(MOST_TIERS)
  .superRefine((tiers, context) => {
    for (const [index, { fromQuantity, unitPriceFen }] of tiers.entries()) {
      const before = tiers[index - 1]
      if (before === undefined) continue
      if (fromQuantity <= before.fromQuantity) {
        context.addIssue({
          code: 'custom',
          path: [index, 'fromQuantity'],
          message: 'must rise from tier to tier',
        })
      }
      if (unitPriceFen >= before.unitPriceFen) {
        context.addIssue({
          code: 'custom',
          path: [index, 'unitPriceFen'],
          message: 'must fall from tier to tier',
        })
      }
    }
  })

const member = z.strictObject({
  id,
  quantity: sets,
  reserveFen: fen.nullable(),
  accepts: z.array(id).nullable(),
})

const offer = z.strictObject({
  id,
  capacity: z.int().min(0),
  tiers: ladder,
  surchargeFen: z.record(z.string(), fen).optional(),
})

/** An award instance as FORMATS writes it: unknown fields, wrong ladders and dangling references are faults. */
export const awardInstanceFile = z
  .strictObject({
    minQuantity: z.int().min(0),
    members: z.array(member).max(MOST_MEMBERS),
    offers: z.array(offer).max(MOST_OFFERS),
  })
  .superRefine((file, context) => {
    const fault = (path: (string | number)[], message: string): void =>
      context.addIssue({ code: 'custom', path, message })
    if (file.members.length * file.offers.length > MOST_PAIRS) {
      fault(['members'], `members × offers must be at most ${MOST_PAIRS}`)
      return
    }
    const memberIds = uniqueIds(file.members, 'members', fault)
    const offerIds = uniqueIds(file.offers, 'offers', fault)
    for (const [index, { accepts }] of file.members.entries()) {
      const named = new Set<string>()
      for (const [at, offerId] of (accepts ?? []).entries()) {
        if (!offerIds.has(offerId)) fault(['members', index, 'accepts', at], 'names no offer')
        if (named.has(offerId)) fault(['members', index, 'accepts', at], 'is named twice')
        named.add(offerId)
      }
    }
    for (const [index, { surchargeFen }] of file.offers.entries()) {
      for (const memberId of Object.keys(surchargeFen ?? {})) {
        if (!memberIds.has(memberId)) fault(['offers', index, 'surchargeFen', memberId], 'names no member')
      }
    }
    if (exceedsExactRange(toAwardInstance(file))) fault([], 'the total value is beyond 2^53 - 1 fen')
  })

export type AwardInstanceFile = z.infer<typeof awardInstanceFile>

/** The file's numbers as the domain counts them: fen as bigint. */
export function toAwardInstance(file: AwardInstanceFile): AwardInstance {
  return {
    minQuantity: file.minQuantity,
    members: file.members.map((m) => ({
      ...m,
      reserveFen: m.reserveFen === null ? null : BigInt(m.reserveFen),
    })),
    offers: file.offers.map(({ id: offerId, capacity, tiers, surchargeFen }) => ({
      id: offerId,
      capacity,
      tiers: tiers.map((t) => ({ fromQuantity: t.fromQuantity, unitPriceFen: BigInt(t.unitPriceFen) })),
      surchargeFen: Object.fromEntries(
        Object.entries(surchargeFen ?? {}).map(([memberId, value]) => [memberId, BigInt(value)]),
      ),
    })),
  }
}

export type ParsedInstance =
  | { readonly ok: true; readonly instance: AwardInstance }
  | { readonly ok: false; readonly faults: readonly string[] }

/** Parses a file's JSON value; each fault is one line that begins with its JSON path. */
export function parseAwardInstance(value: unknown): ParsedInstance {
  const parsed = awardInstanceFile.safeParse(value)
  if (parsed.success) return { ok: true, instance: toAwardInstance(parsed.data) }
  const faults = parsed.error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [`${jsonPath(issue.path)}: ${issue.message}`]
    return issue.keys.map((key) => `${jsonPath([...issue.path, key])}: is not a known field`)
  })
  return { ok: false, faults }
}

function jsonPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    const key = String(part)
    return /^[A-Za-z_$][\w$]*$/.test(key) ? `${text}.${key}` : `${text}[${JSON.stringify(key)}]`
  }, '$')
}

function uniqueIds(
  list: readonly { readonly id: string }[],
  field: string,
  fault: (path: (string | number)[], message: string) => void,
): Set<string> {
  const seen = new Set<string>()
  for (const [index, { id: value }] of list.entries()) {
    if (seen.has(value)) fault([field, index, 'id'], `is used twice: ${JSON.stringify(value)}`)
    seen.add(value)
  }
  return seen
}
