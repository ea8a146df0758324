import type { BoardView } from '#app/contracts/views/bookings.ts'
import { dayKey, dayOf, startOfDay } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Database } from '#db/client.ts'
import { postOn } from '../platforms/platform-rows.ts'
import { bookingCards } from './booking-rows.ts'

/** A platform's day for its own people; null for everybody else. */
export async function loadBoard(
  { sql }: Database,
  slug: string,
  actor: PersonActor,
  now: Date,
  idempotencyKey: string,
): Promise<BoardView | null> {
  const [platform] = await sql<(BoardView['platform'] & { id: string })[]>`
    select id, slug, name, name_en as "nameEn" from platforms where slug = ${slug}`
  if (!platform) return null
  const post = await postOn(sql, platform.id, actor)
  if (!post.isStaff) return null
  const day = dayOf(now.getTime())
  const [from, to] = [new Date(startOfDay(day)), new Date(startOfDay(day + 1))]
  const here = sql`b.platform_id = ${platform.id}`
  const [approvals, running, today] = await Promise.all([
    bookingCards(sql, now, sql`${here} and b.state = 'requested' and b.awaits = 'platform'`),
    bookingCards(sql, now, sql`${here} and b.state = 'checked_in'`),
    bookingCards(
      sql,
      now,
      sql`${here} and b.state in ('confirmed', 'completed', 'no_show', 'interrupted')
      and b.starts_at < ${to} and b.ends_at > ${from}`,
    ),
  ])
  const lane = { resourceId: '', name: '', unitNumber: 0, isDown: false, bookings: today }
  const { slug: at, name, nameEn } = platform
  return {
    platform: { slug: at, name, nameEn },
    on: dayKey(day),
    now: now.toISOString(),
    lanes: [lane],
    approvals,
    running,
    isLead: post.isLead,
    idempotencyKey,
  }
}
