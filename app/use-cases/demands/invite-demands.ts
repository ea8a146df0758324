import type { OpenDemand } from '#app/domain/demands/merge-constraints.ts'
import { insertInvitations } from '#db/stores/invitations.ts'
import { recordTrail } from '#db/stores/trail.ts'
import type { Act } from '../use-case.ts'

/** Asks the firms of demands into a pool, each once; they are told. Answers how many are new. */
export async function inviteDemands(
  act: Act,
  pool: { readonly poolId: string; readonly invitedBy: string },
  demands: readonly OpenDemand[],
): Promise<number> {
  const { tx, now } = act
  const made = await insertInvitations(
    tx,
    now,
    pool,
    demands.map(({ id, buyerId, quantity }) => ({
      id: act.ids.next('inv'),
      organisationId: buyerId,
      demandId: id,
      quantity,
    })),
  )
  await recordTrail(
    tx,
    act,
    made.map(({ id }) => ({
      machine: 'invitation',
      subjectId: id,
      poolId: pool.poolId,
      event: 'invite',
      fromState: null,
      toState: 'invited',
    })),
  )
  return made.length
}
