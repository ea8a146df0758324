import type { PublishRetired } from '#app/contracts/retire.ts'
import { dayInShanghai } from '#app/domain/shared/clock.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { hasCategory, insertRetired } from '#db/stores/retire-catalogue.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Published = Result<{ key: string }>

/**
 * 发布淘汰目录 (article 8): from today on equipment of this name bars its firm from subsidies (article 11).
 * Refused: CATEGORY_NOT_FOUND, RETIRED_EXISTS.
 */
export function publishRetired(ctx: Ctx, input: PublishRetired): Promise<Published> {
  return inTransaction(ctx, 'retire.publish', (act) =>
    onceOnly(act, replayOf('publish-retired', input), () => publish(act, input)),
  )
}

async function publish(act: Act, input: PublishRetired): Promise<Published> {
  const { tx, now } = act
  const { idempotencyKey: _, ...entry } = input
  if (entry.categorySlug && !(await hasCategory(tx, entry.categorySlug))) return refuse('CATEGORY_NOT_FOUND')
  const key = act.ids.next('ret')
  const isNew = await insertRetired(tx, { ...entry, key, listedOn: dayInShanghai(now) })
  if (!isNew) return refuse('RETIRED_EXISTS')
  const line = { machine: 'retire_entry', subjectId: key, poolId: null, event: 'publish' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: 'listed', facts: { name: entry.nameZh } }])
  return accept({ key })
}
