import { hash } from '@node-rs/argon2'
import type { RegisterOrganisation } from '#app/contracts/identity.ts'
import { creditCodeFault } from '#app/domain/identity/credit-code.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { insertRegistration } from '#db/stores/sign-ins.ts'
import { recordTrail } from '#db/stores/trail.ts'
import { begin } from '#db/transaction.ts'
import type { Ctx, Result } from '../use-case.ts'

interface Registered {
  readonly organisationId: string
  readonly userId: string
}

/** Carries the refusal out of the transaction, so that half a registration leaves no trace. */
class Taken extends Error {}

/**
 * A firm registers itself with its first user, its 管理员. It may look, and act once the operator has verified
 * it. Refused: CREDIT_CODE_INVALID, also when the code is registered; INPUT_INVALID when the account is taken.
 */
export async function registerOrganisation(
  ctx: Omit<Ctx, 'actor'>,
  input: RegisterOrganisation,
): Promise<Result<Registered>> {
  const fault = creditCodeFault(input.creditCode)
  if (fault) return refuse('CREDIT_CODE_INVALID', { fault })
  const passwordHash = await hash(input.password)
  const { name, creditCode, county, capabilities, bankAccount } = input
  const organisationId = ctx.ids.next('org')
  const userId = ctx.ids.next('usr')
  const now = ctx.clock.now()
  try {
    return await begin(ctx.database, async (tx) => {
      const isNew = await insertRegistration(
        tx.sql,
        now,
        { id: organisationId, name, creditCode, county, capabilities, bankAccount },
        { id: userId, login: input.account, displayName: input.displayName, passwordHash, role: 'owner' },
      )
      if (!isNew) throw new Taken()
      const actor = { kind: 'person', userId, organisationId, role: 'owner', capabilities, county } as const
      await recordTrail(tx, { actor, now }, [
        {
          machine: 'organisation',
          subjectId: organisationId,
          poolId: null,
          event: 'register',
          fromState: null,
          toState: null,
        },
      ])
      return accept({ organisationId, userId })
    })
  } catch (error) {
    if (!(error instanceof Taken)) throw error
    const codes = await ctx.database.sql`select 1 from organisations where credit_code = ${creditCode}`
    return codes.length > 0
      ? refuse('CREDIT_CODE_INVALID', { fault: 'taken' })
      : refuse('INPUT_INVALID', { field: 'account' })
  }
}
