import type { SaveTestService } from '#app/contracts/test-services.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { scopeNotHeld } from '#app/domain/testing/method-writing.ts'
import { arePicturesOf } from '#db/stores/files.ts'
import { insertService, lockLab, writeService, writeServicePhotos } from '#db/stores/test-services.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'
import { lockServiceFor } from './lock-service-for.ts'

type Saved = Result<{ serviceId: string }>

/**
 * 检测服务: a laboratory writes a new service, or one of its own anew. Orders that were placed keep the methods
 * and the price that they took over. Refused: LAB_NOT_FOUND, TEST_SERVICE_NOT_FOUND, TEST_SERVICE_CHANGED when
 * somebody else wrote it meanwhile, TEST_SCOPE_NOT_HELD for a scope that the laboratory is not accredited for,
 * FILE_INVALID for what is no picture of the firm's own.
 */
export function saveTestService(ctx: Ctx, input: SaveTestService): Promise<Saved> {
  return inTransaction(ctx, 'test.manage', (act) =>
    onceOnly(act, replayOf('save-test-service', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SaveTestService): Promise<Saved> {
  const { tx, now, actor } = act
  const { serviceId, platformId, version, idempotencyKey: _, fileIds, ...content } = input
  const lab = await lockLab(tx, platformId)
  if (actor.kind !== 'person' || lab?.organisationId !== actor.organisationId) return refuse('LAB_NOT_FOUND')
  const held = { CMA: lab.cmaNumber !== null, CNAS: lab.cnasNumber !== null }
  const scope = scopeNotHeld(content.methods, held)
  if (scope) return refuse('TEST_SCOPE_NOT_HELD', { scope })
  const line = { machine: 'test_service', poolId: null, fromState: null, facts: { name: content.nameZh } }
  if (serviceId === null) {
    if (!(await arePicturesOf(tx, actor.organisationId, fileIds))) return refuse('FILE_INVALID')
    const id = act.ids.next('tsv')
    await insertService(tx, now, { id, platformId }, content)
    if (fileIds.length > 0) await writeServicePhotos(tx, now, id, fileIds)
    await recordTrail(tx, act, [{ ...line, subjectId: id, event: 'create', toState: 'offered' }])
    return accept({ serviceId: id })
  }
  const locked = await lockServiceFor(act, serviceId)
  if (!locked.ok) return locked
  if (locked.value.platformId !== platformId) return refuse('TEST_SERVICE_NOT_FOUND')
  if (version !== undefined && version !== locked.value.version) return refuse('TEST_SERVICE_CHANGED')
  await writeService(tx, now, serviceId, content)
  await recordTrail(tx, act, [{ ...line, subjectId: serviceId, event: 'edit', toState: null }])
  return accept({ serviceId })
}
