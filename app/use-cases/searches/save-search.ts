import type { SaveSearch } from '#app/contracts/saved-searches.ts'
import { readSearchWords } from '#app/contracts/search.ts'
import { accept, refuse } from '#app/domain/shared/outcome.ts'
import { fingerprintOf, onceOnly } from '../once.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

/** Every person's searches are looked through at each change of the catalogue: so many are enough. */
const MOST_PER_PERSON = 50

/** A person keeps a search, to be told of new listings that it finds. Refused: SEARCHES_FULL. */
export function saveSearch(ctx: Ctx, input: SaveSearch): Promise<Result<{ searchId: string }>> {
  return inTransaction(ctx, 'search.save', (act) => {
    const replay = input.idempotencyKey
      ? { key: input.idempotencyKey, fingerprint: fingerprintOf('save-search', input) }
      : null
    return onceOnly(act, replay, () => save(act, input))
  })
}

async function save(act: Act, input: SaveSearch): Promise<Result<{ searchId: string }>> {
  const { tx, now, actor } = act
  if (actor.kind !== 'person') return refuse('NOT_PERMITTED')
  const { userId, organisationId } = actor
  // The person's own row is the lock: two windows do not both take the last place.
  await tx.sql`select 1 from users where id = ${userId} for update`
  const [kept] = await tx.sql<{ many: number }[]>`
    select count(*)::int as many from saved_searches where user_id = ${userId}`
  if ((kept?.many ?? 0) >= MOST_PER_PERSON) return refuse('SEARCHES_FULL', { most: MOST_PER_PERSON })
  const id = act.ids.next('evt')
  const words = { ...readSearchWords(new URLSearchParams(input.query)), page: 1 }
  await tx.sql`
    insert into saved_searches (id, organisation_id, user_id, name, query, alerts, created_at)
    values (${id}, ${organisationId}, ${userId}, ${input.name}, ${JSON.stringify(words)}::jsonb,
      ${input.alerts}, ${now})`
  return accept({ searchId: id })
}
