import { reminderAt } from '#app/domain/bookings/booking-terms.ts'
import { noticeOfBooking } from '#app/domain/notices/booking-notices.ts'
import type { NoticeKind } from '#app/domain/notices/notice-kinds.ts'
import { accept } from '#app/domain/shared/outcome.ts'
import { dropDeadline, setDeadline } from '#db/outbox.ts'
import { loadNoticedBooking, type NoticedBooking } from '#db/stores/booking-notices.ts'
import { insertNotices } from '#db/stores/notices.ts'
import { type Act, type Ctx, inTransaction, type Result } from '../use-case.ts'

export interface ToldBooking {
  readonly bookingId: string
  readonly event: string
  /** Names the message: told twice it is one notice. */
  readonly messageId: string
  /** The act that moved it with others, and how many they were. */
  readonly together?: { readonly id: string; readonly count: number } | undefined
}

/**
 * Tells the holder or the platform of a booking's move, and winds the clock of its reminder. What was made by one
 * act, a series or a group, is told of once. Asked twice it tells once.
 */
export function noticeBooking(ctx: Ctx, told: ToldBooking): Promise<Result<{ told: number }>> {
  return inTransaction(ctx, 'clock.act', async (act) => {
    const booking = await loadNoticedBooking(act.tx, told.bookingId)
    if (!booking) return accept({ told: 0 })
    await windReminder(act, booking)
    const isOff = told.event === 'break_down' && booking.isCalledOff
    const notice = noticeOfBooking(isOff ? 'unplaced' : told.event, booking.origin)
    // Who gave its machine up by consent has heard of it; so has who let an offer go.
    const isKnown =
      (told.event === 'break_down' && booking.state !== 'interrupted') ||
      (told.event === 'cancel' && booking.origin !== 'asked')
    if (!notice || isKnown) return accept({ told: 0 })
    const { holder, leader, slug, title, firm, reason, answerBy } = booking
    return accept({
      told: await insertNotices(act.tx, act.now, {
        kind: notice.kind,
        firms: [notice.to === 'holder' ? holder : leader],
        about: notice.to === 'holder' ? { kind: 'booking', id: booking.id } : { kind: 'board', id: slug },
        facts: {
          ...{ title, firm, reason, startsAt: booking.startsAt.toISOString() },
          dueAt: notice.to === 'holder' ? (answerBy?.toISOString() ?? null) : null,
          count: told.together?.count ?? 1,
        },
        once: onceOf(told, notice.kind, booking),
      }),
    })
  })
}

/** What was made, or cancelled, by one act is told of once; so is the end of a booking, however it is learnt. */
function onceOf(told: ToldBooking, kind: NoticeKind, { id, origin, madeWith }: NoticedBooking): string {
  const isBirth = told.event === 'requested' || told.event === 'confirmed'
  if (isBirth && origin === 'asked') return `booking-made:${madeWith}`
  if (kind === 'booking_called_off') return `booking-off:${id}`
  return told.together ? `bookings-together:${told.together.id}` : told.messageId
}

async function windReminder({ tx, now }: Act, { id, state, startsAt }: NoticedBooking): Promise<void> {
  const remindAt = state === 'confirmed' ? reminderAt(startsAt, now) : null
  if (remindAt) await setDeadline(tx, now, 'booking.reminder', id, remindAt)
  else await dropDeadline(tx, now, 'booking.reminder', id)
}
