import { randomBytes } from 'node:crypto'
import type { SaveResource } from '#app/contracts/platforms.ts'
import { tariffWithDiscount } from '#app/domain/bookings/price.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { countComing } from '#db/stores/bookings.ts'
import { arePicturesOf } from '#db/stores/files.ts'
import { writePictures } from '#db/stores/pictures.ts'
import { memberDiscountOf } from '#db/stores/platforms.ts'
import { countUnits, isStaffOf, lockResources } from '#db/stores/resources.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Saved = Result<{ resourceId: string }>

/**
 * Equipment of a platform with its rules; a change binds what is booked from now on. Pieces are only ever
 * added: one that is gone is closed by maintenance. A price for the chain that is left open is the outside one
 * less the platform's discount. Refused: PLATFORM_NOT_FOUND, RESOURCE_NOT_FOUND, RESOURCE_RULES_INVALID for a
 * smaller capacity, FILE_INVALID for what is no picture of the firm's own, RESOURCE_HAS_BOOKINGS
 * when it is retired while bookings are to come.
 */
export function saveResource(ctx: Ctx, input: SaveResource): Promise<Saved> {
  return inTransaction(ctx, 'platform.lead', (act) =>
    onceOnly(act, replayOf('save-resource', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SaveResource): Promise<Saved> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { platformId, resourceId } = input
  if (!(await isStaffOf(tx, platformId, actor.userId, ['lab_manager']))) return refuse('PLATFORM_NOT_FOUND')
  const [known] = resourceId === null ? [] : await lockResources(tx, [resourceId], 'update')
  if (resourceId !== null && known?.platformId !== platformId) return refuse('RESOURCE_NOT_FOUND')
  const units = known ? await countUnits(tx, known.id) : 0
  if (units > input.capacity) return refuse('RESOURCE_RULES_INVALID', { units })
  const { fileIds } = input
  if (!(await arePicturesOf(tx, actor.organisationId, fileIds))) return refuse('FILE_INVALID')
  // Who has booked it is not left hanging: with bookings to come it is retired by `retireResource`.
  const coming =
    known?.state === 'open' && input.state === 'retired' ? await countComing(tx, known.id, now) : 0
  if (coming > 0) return refuse('RESOURCE_HAS_BOOKINGS', { count: coming })
  const id = known?.id ?? act.ids.next('res')
  await write(act, id, input)
  if (!known && fileIds.length > 0) await writePictures(tx, 'resource', id, fileIds)
  const line = { machine: 'resource', subjectId: id, poolId: null, event: known ? 'edit' : 'create' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { name: input.name } }])
  return accept({ resourceId: id })
}

async function write({ tx, now }: Act, id: string, input: SaveResource): Promise<void> {
  const { platformId, name, nameEn, description, equivalence, location, capacity, state } = input
  const tariff = tariffWithDiscount(input.rules.tariff, await memberDiscountOf(tx, platformId))
  const rules = JSON.stringify({ ...input.rules, tariff })
  const specs = JSON.stringify(Object.fromEntries(input.specs.map((spec) => [spec.name, spec.value])))
  // Long and random enough that nobody checks in without having stood before the machine.
  const token = randomBytes(18).toString('base64url')
  await tx.sql`
    insert into resources (id, platform_id, name, name_en, description, equivalence, location, specs, capacity,
      state, rules, check_in_token, created_at)
    values (${id}, ${platformId}, ${name}, ${nameEn}, ${description}, ${equivalence}, ${location}, ${specs}::jsonb,
      ${capacity}, ${state}, ${rules}::jsonb, ${token}, ${now})
    on conflict (id) do update set name = excluded.name, name_en = excluded.name_en,
      description = excluded.description, equivalence = excluded.equivalence, location = excluded.location,
      specs = excluded.specs, capacity = excluded.capacity, state = excluded.state, rules = excluded.rules`
  await tx.sql`
    insert into resource_units (resource_id, number)
    select ${id}, number from generate_series(1, ${capacity}::int) number on conflict do nothing`
}
