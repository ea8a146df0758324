import { accept } from '#app/domain/shared/outcome.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'
import { findGroup } from './find-group.ts'

/**
 * A demand is new or has changed: the firms that it could be bought together with are told, each of its own
 * demand once per partner. They learn the sum of sets, not whose demand it is.
 */
export function tellPartners(ctx: Ctx, demandId: string): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const { tx, now } = act
    const [demand] = await tx.sql<{ category: string }[]>`
      select category_slug as category from demands where id = ${demandId} and state = 'open'`
    const group = demand && (await findGroup(act, demand.category, demandId))
    let told = 0
    for (const member of group?.members ?? []) {
      told += await insertNotices(tx, now, {
        kind: 'partner_found',
        firms: [member.buyerId],
        about: { kind: 'demand', id: member.id },
        facts: { quantity: group?.quantity ?? 0 },
        once: `partner:${member.id}:${demandId}`,
      })
    }
    return accept({ told })
  })
}
