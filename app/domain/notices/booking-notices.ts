import type { NoticeKind } from './notice-kinds.ts'

/**
 * How a booking came to be: `asked` for by its holder, a `freed` slot that it waited for, or a `stand_in` after a
 * breakdown.
 */
export type BookingOrigin = 'asked' | 'freed' | 'stand_in'

export interface BookingNotice {
  readonly kind: NoticeKind
  /** Who is told: its holder, or the platform's leader. */
  readonly to: 'holder' | 'platform'
}

const holder = (kind: NoticeKind): BookingNotice => ({ kind, to: 'holder' })
const platform = (kind: NoticeKind): BookingNotice => ({ kind, to: 'platform' })

const BORN: Readonly<Record<BookingOrigin, BookingNotice>> = {
  asked: platform('booking_requested'),
  freed: holder('booking_slot_freed'),
  stand_in: holder('booking_move_asked'),
}

/**
 * What is told of a booking's move, and to whom; null: nobody needs to hear of it. The events are those of the
 * lifecycle, the state in which a booking was made, and three more: `take`, a freed slot is taken and now waits for
 * approval; `unplaced`, no other machine was found; `withdraw`, what was kept for somebody is no more.
 */
export function noticeOfBooking(event: string, origin: BookingOrigin): BookingNotice | null {
  switch (event) {
    case 'requested':
      return BORN[origin]
    case 'confirmed':
    case 'approve':
      return holder('booking_confirmed')
    case 'take':
    case 'ask_again':
      return platform('booking_requested')
    case 'reject':
      return holder('booking_rejected')
    case 'lapse':
      return holder('booking_lapsed')
    case 'cancel':
    case 'cancel_late':
      return platform('booking_cancelled')
    case 'miss':
      return holder('booking_missed')
    case 'break_down':
      return holder('booking_broken')
    case 'unplaced':
      return holder('booking_called_off')
    case 'withdraw':
      // Who was to be moved hears of the next place; who waited for the slot hears that there is none.
      return origin === 'freed' ? holder('booking_wait_ended') : null
    default:
      return null
  }
}
