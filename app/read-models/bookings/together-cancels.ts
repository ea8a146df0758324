import type { BookingCard, TogetherCancel } from '#app/contracts/views/bookings.ts'
import type { Sql } from '#db/client.ts'
import { bookingCards } from './booking-rows.ts'

/** A series has at most so many occurrences, each of at most ten machines. */
const MOST = 2_600

interface Together {
  readonly organisationId: string
  readonly groupId: string | null
  readonly seriesId: string | null
  readonly startsAt: Date
}

/** What could be cancelled together with a booking, and what that costs now: the same that the use case takes. */
export async function togetherCancels(
  sql: Sql,
  { organisationId, groupId, seriesId, startsAt }: Together,
  now: Date,
): Promise<TogetherCancel[]> {
  if (groupId === null && seriesId === null) return []
  const live = sql`b.organisation_id = ${organisationId} and ((b.state in ('requested', 'confirmed')
    and b.awaits is distinct from 'holder')
    or (b.state = 'interrupted' and b.settled_fen is null and b.starts_at > ${now}))`
  const [group, series] = await Promise.all([
    groupId === null ? [] : bookingCards(sql, now, sql`b.group_id = ${groupId} and ${live}`, MOST),
    seriesId === null
      ? []
      : bookingCards(sql, now, sql`b.series_id = ${seriesId} and b.starts_at > ${now} and ${live}`, MOST),
  ])
  const following = series.filter((one) => one.startsAt >= startsAt.toISOString())
  const hasEarlier = following.length < series.length
  return [
    cancelOf('group', group),
    ...(hasEarlier ? [cancelOf('following', following)] : []),
    cancelOf('series', series),
  ].filter(({ count }) => count > 1)
}

function cancelOf(scope: TogetherCancel['scope'], cards: readonly BookingCard[]): TogetherCancel {
  const fees = cards.map(({ cancelFeeFen }) => cancelFeeFen ?? 0)
  const feeFen = fees.reduce((sum, fen) => sum + fen, 0)
  const heldFen = cards.reduce((sum, card) => sum + card.heldFen, 0)
  return {
    scope,
    count: cards.length,
    charged: fees.filter((fen) => fen > 0).length,
    feeFen,
    refundFen: heldFen - feeFen,
  }
}
