import type { SaveLab } from '#app/contracts/test-services.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertLab, lockLab, lockLeaderOf, writeLab } from '#db/stores/test-services.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Saved = Result<{ platformId: string }>

/**
 * 检测室: a platform opens its testing house or writes it anew. Its code is in every number that it gives and
 * never changes. Refused: PLATFORM_NOT_FOUND, LAB_CODE_TAKEN, LAB_CODE_FIXED.
 */
export function saveLab(ctx: Ctx, input: SaveLab): Promise<Saved> {
  return inTransaction(ctx, 'test.manage', (act) =>
    onceOnly(act, replayOf('save-lab', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SaveLab): Promise<Saved> {
  const { tx, actor } = act
  const { platformId, code, idempotencyKey: _, ...content } = input
  const leaderId = await lockLeaderOf(tx, platformId)
  if (actor.kind !== 'person' || leaderId !== actor.organisationId) return refuse('PLATFORM_NOT_FOUND')
  const known = await lockLab(tx, platformId)
  if (known && known.code !== code) return refuse('LAB_CODE_FIXED', { code: known.code })
  if (known) await writeLab(tx, platformId, content)
  else {
    const isNew = await insertLab(tx, { ...content, platformId, organisationId: leaderId, code })
    if (!isNew) return refuse('LAB_CODE_TAKEN')
  }
  const line = { machine: 'test_lab', subjectId: platformId, poolId: null, event: known ? 'edit' : 'create' }
  await recordTrail(tx, act, [{ ...line, fromState: null, toState: null, facts: { name: content.name } }])
  return accept({ platformId })
}
