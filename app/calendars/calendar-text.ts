import ical, { ICalEventStatus, ICalEventTransparency } from 'ical-generator'

export type EventStatus = 'confirmed' | 'tentative' | 'cancelled'

/** One event of a calendar, in words; instants are UTC. */
export interface CalendarEvent {
  /** The same for ever, wherever the event moves. */
  readonly uid: string
  /** Grows with every change of time, place or status. */
  readonly sequence: number
  readonly status: EventStatus
  readonly startsAt: Date
  readonly endsAt: Date
  readonly changedAt: Date
  readonly createdAt: Date
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly url: string
}

const STATUS: Readonly<Record<EventStatus, ICalEventStatus>> = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}
const REFRESH_SECONDS = 15 * 60

/**
 * An RFC 5545 calendar: instants in UTC, lines folded at 75 octets, texts escaped. The stamp of an event is its last
 * change, so that the same bookings give the same text.
 */
export function calendarText(name: string, events: readonly CalendarEvent[]): string {
  const calendar = ical({
    name,
    prodId: { company: 'Hecai', product: 'Platforms', language: 'ZH' },
    ttl: REFRESH_SECONDS,
    x: { 'X-WR-TIMEZONE': 'Asia/Shanghai' },
  })
  for (const event of events) {
    calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      status: STATUS[event.status],
      start: event.startsAt,
      end: event.endsAt,
      stamp: event.changedAt,
      created: event.createdAt,
      lastModified: event.changedAt,
      summary: event.summary,
      description: event.description,
      location: event.location,
      url: event.url,
      transparency:
        event.status === 'cancelled' ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    })
  }
  return calendar.toString()
}
