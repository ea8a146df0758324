import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { endWaiting } from '#app/use-cases/bookings/end-waiting.ts'
import { lapseBooking } from '#app/use-cases/bookings/lapse-booking.ts'
import { lapseUnpaid } from '#app/use-cases/bookings/lapse-unpaid.ts'
import { missBooking } from '#app/use-cases/bookings/miss-booking.ts'
import { endCertificate } from '#app/use-cases/catalogue/end-certificate.ts'
import { expireDemand } from '#app/use-cases/demands/expire-demand.ts'
import { confirmEngagementByClock } from '#app/use-cases/directory/confirm-engagement-by-clock.ts'
import { remindBooking } from '#app/use-cases/notices/remind-booking.ts'
import { warnAcceptance } from '#app/use-cases/notices/warn-acceptance.ts'
import { acceptByClock } from '#app/use-cases/orders/accept-by-clock.ts'
import { defaultOnBalance } from '#app/use-cases/orders/default-on-balance.ts'
import { defaultOnDelivery } from '#app/use-cases/orders/default-on-delivery.ts'
import { defaultOnPrepayment } from '#app/use-cases/orders/default-on-prepayment.ts'
import { defaultOnRetention } from '#app/use-cases/orders/default-on-retention.ts'
import { endWarranty } from '#app/use-cases/orders/end-warranty.ts'
import { grantClaimByClock } from '#app/use-cases/orders/grant-claim-by-clock.ts'
import { postRuling } from '#app/use-cases/orders/post-ruling.ts'
import { remindBalance } from '#app/use-cases/orders/remind-balance.ts'
import { warnQualification } from '#app/use-cases/platforms/warn-qualification.ts'
import { type AwardSolver, awardPool } from '#app/use-cases/pools/award-pool.ts'
import { closeSigning } from '#app/use-cases/pools/close-signing.ts'
import { lockPoolByClock } from '#app/use-cases/pools/lock-pool.ts'
import { openPoolByClock } from '#app/use-cases/pools/open-pool-by-clock.ts'
import { closeTestByClock } from '#app/use-cases/testing/close-test-by-clock.ts'
import { lapseUnpaidTest } from '#app/use-cases/testing/lapse-unpaid-test.ts'
import type { Ctx } from '#app/use-cases/use-case.ts'
import type { DeadlineKind } from '#db/outbox.ts'
import type { SearchIndex } from '#search/search-index.ts'
import type { EscrowBank } from '../gateways/escrow-bank.ts'
import type { JobContext } from '../worker.ts'
import { alertSearches } from './alerts.ts'
import { askBank, callbackTaker, compareDay } from './bank.ts'
import { repairMirror } from './search.ts'

/** Whom deadlines concern outside. */
interface Counterparts {
  readonly bank: EscrowBank
  readonly solve: AwardSolver
  readonly mirror?: SearchIndex | null
}

/** What each kind of deadline does; every kind has its line, or this does not compile. */
export function deadlineHandler({ bank, solve, mirror = null }: Counterparts) {
  const takeCallback = callbackTaker(bank)
  const acts: Record<DeadlineKind, (ctx: Ctx, subjectId: string, job: JobContext) => Promise<unknown>> = {
    'pool.open': openPoolByClock,
    'pool.lock': lockPoolByClock,
    'pool.award': (ctx, subjectId) => awardPool(ctx, solve, subjectId),
    'award.signing': closeSigning,
    'order.prepayment_due': (ctx, subjectId) => defaultOnPrepayment(ctx, { subjectId }),
    'order.balance_due': (ctx, subjectId) => remindBalance(ctx, { subjectId }),
    'order.balance_default': (ctx, subjectId) => defaultOnBalance(ctx, { subjectId }),
    'order.delivery_default': (ctx, subjectId) => defaultOnDelivery(ctx, { subjectId }),
    'order.retention_default': (ctx, subjectId) => defaultOnRetention(ctx, { subjectId }),
    'dispute.appeal': (ctx, subjectId) => postRuling(ctx, { subjectId }),
    'claim.answer': (ctx, subjectId) => grantClaimByClock(ctx, { subjectId }),
    'shipment.accept': (ctx, subjectId) => acceptByClock(ctx, { subjectId }),
    'acceptance.warranty': (ctx, subjectId) => endWarranty(ctx, { subjectId }),
    'acceptance.near': warnAcceptance,
    'demand.expire': expireDemand,
    'search.alerts': (_, subjectId, job) => alertSearches(job, subjectId),
    'test.fee_due': (ctx, subjectId) => lapseUnpaidTest(ctx, { subjectId }),
    'test.close': (ctx, subjectId) => closeTestByClock(ctx, { subjectId }),
    'engagement.confirm': (ctx, subjectId) => confirmEngagementByClock(ctx, { subjectId }),
    'booking.payment': (ctx, subjectId) => lapseUnpaid(ctx, { subjectId }),
    'booking.no_show': (ctx, subjectId) => missBooking(ctx, { subjectId }),
    'booking.answer': (ctx, subjectId) => lapseBooking(ctx, { subjectId }),
    'booking.reminder': (ctx, subjectId) => remindBooking(ctx, { subjectId }),
    'qualification.near': (ctx, subjectId) => warnQualification(ctx, { subjectId }),
    'waitlist.end': (ctx, subjectId) => endWaiting(ctx, { subjectId }),
    'search.repair': (_, __, job) => repairMirror(job, mirror),
    'certificate.expiry': (ctx, subjectId) => endCertificate(ctx, { subjectId }),
    'bank.callback': (_, subjectId, job) => takeCallback(job, subjectId),
    'bank.inquiry': (_, subjectId, job) => askBank(bank, job, subjectId),
    'bank.reconcile': (_, subjectId, job) => compareDay(bank, job, subjectId),
  }
  return async (
    job: JobContext,
    { kind, subjectId }: { kind: DeadlineKind; subjectId: string },
  ): Promise<void> => {
    await acts[kind]({ ...job, actor: SYSTEM_ACTOR }, subjectId, job)
  }
}
