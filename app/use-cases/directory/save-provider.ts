import type { SaveProvider } from '#app/contracts/directory.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { lockProfile, writeProfile } from '#db/stores/directory.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { onceOnly } from '../once.ts'
import { replayOf } from '../orders/replay-of.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

type Saved = Result<{ providerId: string }>

/**
 * A provider enters the directory or writes its own page anew; unlisted it is found by nobody, and dealings
 * that are running go on. Refused: PROVIDER_CHANGED when a colleague wrote it meanwhile.
 */
export function saveProvider(ctx: Ctx, input: SaveProvider): Promise<Saved> {
  return inTransaction(ctx, 'provider.edit', (act) =>
    onceOnly(act, replayOf('save-provider', input), () => save(act, input)),
  )
}

async function save(act: Act, input: SaveProvider): Promise<Saved> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { version, idempotencyKey: _, ...content } = input
  const known = await lockProfile(tx, actor.organisationId)
  if (version !== undefined && version !== known) return refuse('PROVIDER_CHANGED')
  await writeProfile(tx, now, actor.organisationId, content)
  const line = { machine: 'provider', subjectId: actor.organisationId, poolId: null }
  const event = known === null ? 'create' : 'edit'
  const facts = { isListed: content.isListed }
  await recordTrail(tx, act, [{ ...line, event, fromState: null, toState: null, facts }])
  return accept({ providerId: actor.organisationId })
}
