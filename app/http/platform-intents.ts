import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })
const window = (form: TypedForm) => ({ startsAt: form.instant('startsAt'), endsAt: form.instant('endsAt') })

/** The resource page's forms; the subject is the resource. */
export const RESOURCE_INTENTS: Readonly<Record<string, Reading>> = {
  book: (form, resourceId) => ({
    command: 'requestBooking',
    input: {
      resourceIds: [resourceId, ...(form.list('together') ?? [])],
      ...window(form),
      purpose: form.text('purpose'),
      rule: form.text('rule'),
      onConflict: form.text('onConflict'),
      ...keyed(form),
    },
  }),
  wait: (form, resourceId) => ({
    command: 'joinWaitlist',
    input: { resourceId, ...window(form), purpose: form.text('purpose'), ...keyed(form) },
  }),
  breakdown: (form, resourceId) => ({
    command: 'reportBreakdown',
    input: {
      resourceId,
      unitNumber: form.whole('unitNumber'),
      until: form.instant('until'),
      reason: form.text('reason'),
      ...keyed(form),
    },
  }),
  maintain: (form, resourceId) => ({
    command: 'planMaintenance',
    input: {
      resourceId,
      unitNumber: form.whole('unitNumber'),
      ...window(form),
      reason: form.text('reason'),
      onBookings: form.text('onBookings'),
      ...keyed(form),
    },
  }),
  offerIdle: (form, resourceId) => ({
    command: 'offerIdle',
    input: {
      resourceId,
      ...window(form),
      priceBasisPoints: form.basisPoints('pricePercent'),
      ...keyed(form),
    },
  }),
  withdrawIdle: (form) => ({
    command: 'withdrawIdle',
    input: { idleOfferId: form.text('idleOfferId'), ...keyed(form) },
  }),
}

/** The forms over bookings, wherever they stand. */
export const BOOKING_INTENTS: Readonly<Record<string, Reading>> = {
  cancelBooking: (form) => ({ command: 'cancelBooking', input: ofBooking(form) }),
  cancelTogether: (form) => ({
    command: 'cancelTogether',
    input: { ...ofBooking(form), scope: form.text('scope'), mostFeeFen: form.text('mostFeeFen') },
  }),
  changeBooking: (form) => ({ command: 'changeBooking', input: { ...ofBooking(form), ...window(form) } }),
  takeOffer: (form) => ({ command: 'answerOffer', input: { ...ofBooking(form), isAccepted: true } }),
  declineOffer: (form) => ({ command: 'answerOffer', input: { ...ofBooking(form), isAccepted: false } }),
  approveBooking: (form) => ({ command: 'decideBooking', input: { ...ofBooking(form), isApproved: true } }),
  rejectBooking: (form) => ({
    command: 'decideBooking',
    input: { ...ofBooking(form), isApproved: false, reason: form.text('reason') },
  }),
  returnUse: (form) => ({
    command: 'returnUse',
    input: { ...ofBooking(form), meteredMinutes: form.whole('meteredMinutes') },
  }),
  leaveWaitlist: (form) => ({
    command: 'leaveWaitlist',
    input: { entryId: form.text('entryId'), ...keyed(form) },
  }),
  payBooking: (form) => ({
    command: 'payPayment',
    input: { paymentId: form.text('paymentId'), ...keyed(form) },
  }),
  revokeFeed: (form) => ({ command: 'revokeFeed', input: { feedId: form.text('feedId'), ...keyed(form) } }),
}

/** The forms over calendar addresses. */
export const FEED_INTENTS: Readonly<Record<string, Reading>> = {
  openFeed: (form) => ({
    command: 'openFeed',
    input: { scope: form.text('scope'), subjectId: form.text('subjectId'), ...keyed(form) },
  }),
  revokeFeed: (form) => ({ command: 'revokeFeed', input: { feedId: form.text('feedId'), ...keyed(form) } }),
}

/** The check-in page's one form; the subject is the code on the machine. */
export const CHECK_IN_INTENTS: Readonly<Record<string, Reading>> = {
  checkIn: (form, token) => ({ command: 'checkIn', input: { token, ...keyed(form) } }),
}

/** A platform's forms for who uses and who leads it; the subject is the platform. */
export const PLATFORM_INTENTS: Readonly<Record<string, Reading>> = {
  joinPlatform: (form, platformId) => ({
    command: 'joinPlatform',
    input: { platformId, note: form.text('note'), ...keyed(form) },
  }),
  inviteMember: (form, platformId) => ({
    command: 'inviteMember',
    input: { platformId, creditCode: form.text('creditCode'), class: form.text('class'), ...keyed(form) },
  }),
  decideMember: (form) => ({
    command: 'decideMember',
    input: {
      memberId: form.text('memberId'),
      event: form.text('event'),
      class: form.text('class'),
      ...keyed(form),
    },
  }),
  answerMembership: (form) => ({
    command: 'answerMembership',
    input: { memberId: form.text('memberId'), event: form.text('event'), ...keyed(form) },
  }),
  appointStaff: (form, platformId) => ({
    command: 'appointStaff',
    input: { platformId, login: form.text('login'), role: form.text('role'), ...keyed(form) },
  }),
  grantQualification: (form, platformId) => ({
    command: 'grantQualification',
    input: {
      platformId,
      creditCode: form.text('creditCode'),
      code: form.text('code'),
      expiresOn: form.text('expiresOn'),
      ...keyed(form),
    },
  }),
  revokeQualification: (form) => ({
    command: 'revokeQualification',
    input: { qualificationId: form.text('qualificationId'), ...keyed(form) },
  }),
}

/** Where a booker goes when it is done: to the one booking it was about, else to all of its own. */
export function bookingLeadsTo(value: unknown): string {
  const done = (value ?? {}) as { bookingId?: unknown; bookingIds?: readonly unknown[] }
  const [only, ...more] = done.bookingIds ?? [done.bookingId]
  return typeof only === 'string' && more.length === 0 ? `/bookings/${only}` : '/bookings'
}

function ofBooking(form: TypedForm) {
  return { bookingId: form.text('bookingId'), ...keyed(form) }
}
