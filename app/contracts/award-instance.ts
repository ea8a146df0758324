import { z } from 'zod'
import type { AwardInstance } from '#app/domain/awards/award-instance.ts'
import { exceedsExactRange } from '#app/domain/awards/exact-range.ts'
import { crossFaults } from './award-cross-faults.ts'
import { jsonPath } from './json-path.ts'

/** Above these an instance is refused rather than begun: three times the largest pool that is measured. */
export const MOST_MEMBERS = 20_000
export const MOST_OFFERS = 1_000
export const MOST_PAIRS = 2_000_000
const MOST_TIERS = 100

const id = z
  .string()
  .min(1)
  .max(10_000)
  .refine((value) => value !== '__proto__', 'is not usable as an id')
const fen = z.int().min(0)
const sets = z.int().min(1)

const tier = z.strictObject({ fromQuantity: sets, unitPriceFen: fen })

const member = z.strictObject({
  id,
  quantity: sets,
  reserveFen: fen.nullable(),
  accepts: z.array(id).nullable(),
})

const offer = z.strictObject({
  id,
  capacity: z.int().min(0),
  tiers: z.array(tier).min(1).max(MOST_TIERS),
  surchargeFen: z.record(z.string(), fen).optional(),
})

/** An award instance as FORMATS writes it, as far as each field alone is concerned. */
const awardInstanceFile = z.strictObject({
  minQuantity: z.int().min(0),
  members: z.array(member).max(MOST_MEMBERS),
  offers: z.array(offer).max(MOST_OFFERS),
})

type AwardInstanceFile = z.infer<typeof awardInstanceFile>

/** The file's numbers as the domain counts them: fen as bigint. */
function toAwardInstance(file: AwardInstanceFile): AwardInstance {
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

/**
 * Parses a file's JSON value; each fault is one line that begins with its JSON path. Faults of single fields and
 * faults between fields are told together.
 */
export function parseAwardInstance(value: unknown): ParsedInstance {
  const parsed = awardInstanceFile.safeParse(value)
  const faults = parsed.success ? [] : faultsOf(parsed.error)
  faults.push(...crossFaults(value))
  if (!parsed.success || faults.length > 0) return { ok: false, faults }
  if (parsed.data.members.length * parsed.data.offers.length > MOST_PAIRS) {
    return { ok: false, faults: [`$.members: members × offers must be at most ${MOST_PAIRS}`] }
  }
  const instance = toAwardInstance(parsed.data)
  if (exceedsExactRange(instance)) {
    return { ok: false, faults: ['$: the total value is beyond 2^53 - 1 fen'] }
  }
  return { ok: true, instance }
}

function faultsOf(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return [`${jsonPath(issue.path)}: ${issue.message}`]
    return issue.keys.map((key) => `${jsonPath([...issue.path, key])}: is not a known field`)
  })
}
