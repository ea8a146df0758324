import { createHash } from 'node:crypto'
import { type CalendarEvent, calendarText, type EventStatus } from '#app/calendars/calendar-text.ts'
import type { FeedBooking, FeedView } from '#app/contracts/views/calendar-feeds.ts'
import type { BookingState } from '#app/domain/bookings/booking-lifecycle.ts'
import type { Text } from '#app/i18n/text.ts'

const STATUS: Readonly<Record<BookingState, EventStatus>> = {
  requested: 'tentative',
  confirmed: 'confirmed',
  checked_in: 'confirmed',
  completed: 'confirmed',
  rejected: 'cancelled',
  cancelled: 'cancelled',
  late_cancelled: 'cancelled',
  no_show: 'cancelled',
  interrupted: 'cancelled',
  rebooked: 'cancelled',
}

/**
 * A feed as a calendar client takes it, or 304 when the client has it already. The validators are those of the text,
 * so a client that asks every quarter of an hour is answered without a body as long as nothing changes.
 */
export function calendarFile(request: Request, feed: FeedView, text: Text, origin: string): Response {
  const body = calendarText(
    text.calendars.feedName(feed.name),
    feed.bookings.map((booking) => eventOf(booking, feed, text, origin)),
  )
  const etag = `W/"${createHash('sha256').update(body).digest('base64url')}"`
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': 'inline; filename="hecai.ics"',
    // The address is the key: it stays between the client and here.
    'Cache-Control': 'private, no-cache',
    'X-Robots-Tag': 'noindex',
    ETag: etag,
    'Last-Modified': feed.changedAt.toUTCString(),
  }
  if (isKnown(request, etag, feed.changedAt)) return new Response(null, { status: 304, headers })
  return new Response(body, { headers })
}

function isKnown({ headers }: Request, etag: string, changedAt: Date): boolean {
  const known = headers.get('If-None-Match')
  if (known !== null) {
    const opaque = (tag: string) => tag.trim().replace(/^W\//, '')
    return known.trim() === '*' || known.split(',').some((tag) => opaque(tag) === opaque(etag))
  }
  const since = Date.parse(headers.get('If-Modified-Since') ?? '')
  return !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1000) * 1000 <= since
}

function eventOf(booking: FeedBooking, { scope }: FeedView, text: Text, origin: string): CalendarEvent {
  const words = text.platforms
  const isOwn = scope === 'firm'
  const who = isOwn ? booking.platformName : booking.holderName
  const lines = [
    words.state[booking.state],
    booking.unitNumber === null ? '' : text.calendars.unitOf(booking.unitNumber),
    booking.purpose,
  ]
  return {
    uid: `${booking.id}@bookings.hecai`,
    sequence: booking.sequence,
    status: STATUS[booking.state],
    startsAt: booking.startsAt,
    endsAt: booking.endsAt,
    changedAt: booking.changedAt,
    createdAt: booking.createdAt,
    summary: `${booking.resourceName} · ${who}`,
    description: lines.filter((line) => line !== '').join('\n'),
    location: [booking.platformName, booking.location].filter((part) => part !== '').join(' '),
    url: isOwn ? `${origin}/bookings` : `${origin}/platforms/${booking.platformSlug}/board`,
  }
}
