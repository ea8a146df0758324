import { SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'
import { tellBooking } from '#app/use-cases/bookings/tell-booking.ts'
import { followPool } from '#app/use-cases/demands/follow-pool.ts'
import { matchPool } from '#app/use-cases/demands/match-pool.ts'
import { tellPartners } from '#app/use-cases/demands/tell-partners.ts'
import { giveNotice } from '#app/use-cases/notices/give-notice.ts'
import { noticeBooking } from '#app/use-cases/notices/notice-booking.ts'
import { noticeMove } from '#app/use-cases/notices/notice-move.ts'
import { noticePool } from '#app/use-cases/notices/notice-pool.ts'
import { sendMessages } from '#app/use-cases/notices/send-messages.ts'
import { emptyPlatform } from '#app/use-cases/platforms/empty-platform.ts'
import type { AwardSolver } from '#app/use-cases/pools/award-pool.ts'
import { type AwardWeigher, explainAward } from '#app/use-cases/pools/explain-award.ts'
import { noticeMinimum } from '#app/use-cases/pools/notice-minimum.ts'
import { settlePool } from '#app/use-cases/pools/settle-pool.ts'
import { takeEffect } from '#app/use-cases/pools/take-effect.ts'
import { noticeTestMoved } from '#app/use-cases/testing/notice-test-moved.ts'
import type { SearchIndex } from '#search/search-index.ts'
import { weighAward } from '../award/weigh-award.ts'
import type { EscrowBank } from '../gateways/escrow-bank.ts'
import type { Handlers, JobContext } from '../worker.ts'
import { alertOfListing } from './alerts.ts'
import { recheckCase, sendInstruction } from './bank.ts'
import { deadlineHandler } from './deadlines.ts'
import { drawApproved, type ReportDesk } from './reports.ts'
import { indexChanged, indexSupplier } from './search.ts'

/** What the handlers need from outside: a bank and somebody who solves awards. */
export interface Partners {
  readonly bank: EscrowBank
  readonly solve: AwardSolver
  /** Weighs the alternatives of an award; unless said otherwise in a thread of its own. */
  readonly weigh?: AwardWeigher
  /** Absent where no documents are drawn: an approved report then waits for a worker that draws. */
  readonly reports?: ReportDesk
  /** The second engine's index, where there is one; the first is in the database. */
  readonly mirror?: SearchIndex | null
}

/** What one slice of the questions about an award may take, and all of them together, in seconds. */
export const WEIGH_LIMITS = { seconds: 30, totalSeconds: 900 } as const

const weighAlone: AwardWeigher = (instance, outcome, before) =>
  weighAward(instance, outcome, before, WEIGH_LIMITS)

const asClock = (job: JobContext) => ({ ...job, actor: SYSTEM_ACTOR })

/** A handler per job of the catalogue: parse is done, effects are the use cases'. */
export function makeHandlers({
  bank,
  solve,
  weigh = weighAlone,
  mirror = null,
  reports,
}: Partners): Handlers {
  return {
    'deadline.due': deadlineHandler({ bank, solve, mirror }),
    'bank.instruct': (job, payload) => sendInstruction(bank, job, payload),
    'bank.recheck': (job, { caseId }) => recheckCase(bank, job, caseId),
    'commitment.moved': async (job, { poolId }) => {
      await noticeMinimum(asClock(job), poolId)
      await followPool(asClock(job), poolId)
    },
    'booking.changed': async (job, { bookingId, event, together }) => {
      await tellBooking(asClock(job), bookingId)
      await noticeBooking(asClock(job), { bookingId, event, messageId: job.messageId, together })
    },
    'platform.closed': async (job, { platformId }) => {
      await emptyPlatform(asClock(job), platformId)
    },
    'pool.notice': async (job, { poolId, kind }) => {
      await noticePool(asClock(job), { poolId, kind, messageId: job.messageId })
    },
    'award.decided': async (job, { awardId }) => {
      await explainAward(asClock(job), weigh, awardId)
    },
    'notice.told': async (job, notice) => {
      await giveNotice(asClock(job), notice)
    },
    'notice.given': async (job, { once }) => {
      await sendMessages(asClock(job), once)
    },
    'demand.changed': async (job, { demandId }) => {
      await tellPartners(asClock(job), demandId)
    },
    'listing.alert': (job, { listingId }) => alertOfListing(job, listingId),
    'move.made': async (job, move) => {
      if (move.machine === 'pool') await followPool(asClock(job), move.subjectId)
      if (move.machine === 'pool' && move.event === 'open') await matchPool(asClock(job), move.subjectId)
      if (move.machine === 'commitment' && move.poolId) await noticeMinimum(asClock(job), move.poolId)
      await noticeMove(asClock(job), { ...move, messageId: job.messageId })
    },
    'test.approved': async (job, { reportId }) => {
      if (!reports) throw new Error('this worker draws no reports')
      await drawApproved(reports, job, reportId)
    },
    'test.moved': async (job, { orderId }) => {
      await noticeTestMoved(asClock(job), { orderId })
    },
    'order.signed': async (job, { poolId }) => {
      await takeEffect(asClock(job), poolId)
    },
    'order.closed': async (job, { poolId }) => {
      await settlePool(asClock(job), poolId)
    },
    'escrow.moved': async (job, { poolId }) => {
      await settlePool(asClock(job), poolId)
    },
    'listing.changed': (job, { listingId }) => indexChanged(job, mirror, [listingId]),
    'organisation.changed': (job, { organisationId }) => indexSupplier(job, mirror, organisationId),
  }
}
