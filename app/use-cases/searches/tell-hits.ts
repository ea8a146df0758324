import { accept } from '#app/domain/shared/outcome.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Ctx, inTransaction, type Result } from '../use-case.ts'

/**
 * Tells the owner of a saved search which of these hits are new: published after it was saved and not told
 * before. A listing is told once per search, however often it is found.
 */
export function tellHits(
  ctx: Ctx,
  found: { readonly searchId: string; readonly listingIds: readonly string[] },
): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async ({ tx, now }) => {
    const [search] = await tx.sql<{ name: string; firm: string }[]>`
      select name, organisation_id as firm from saved_searches
      where id = ${found.searchId} and alerts for update`
    if (!search) return accept({ told: 0 })
    const fresh = await tx.sql<{ id: string }[]>`
      insert into search_hits (search_id, listing_id, told_at)
      select s.id, l.id, ${now} from listings l, saved_searches s
      where s.id = ${found.searchId} and l.id = any(${[...found.listingIds]}) and l.state = 'published'
        and l.published_at > s.created_at and l.supplier_id <> s.organisation_id
      order by l.id on conflict do nothing returning listing_id as id`
    await tx.sql`update saved_searches set last_told_at = ${now} where id = ${found.searchId}`
    const [first] = fresh
    if (!first) return accept({ told: 0 })
    await insertNotices(tx, now, {
      kind: 'search_match',
      firms: [search.firm],
      about: fresh.length === 1 ? { kind: 'listing', id: first.id } : { kind: 'search', id: found.searchId },
      facts: { title: search.name, count: fresh.length },
      once: `search:${found.searchId}:${first.id}:${now.getTime()}`,
    })
    return accept({ told: fresh.length })
  })
}
