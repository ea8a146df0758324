import {
  answerOfferSchema,
  bookingActionSchema,
  cancelTogetherSchema,
  changeBookingSchema,
  checkInSchema,
  decideBookingSchema,
  joinWaitlistSchema,
  liftClosureSchema,
  offerIdleSchema,
  openFeedSchema,
  planMaintenanceSchema,
  reportBreakdownSchema,
  requestBookingSchema,
  retireResourceSchema,
  returnUseSchema,
  revokeFeedSchema,
  waitlistActionSchema,
  withdrawIdleSchema,
} from '#app/contracts/bookings.ts'
import {
  answerMembershipSchema,
  appointStaffSchema,
  classifyMemberSchema,
  closePlatformSchema,
  decideMemberSchema,
  grantQualificationSchema,
  hidePictureSchema,
  inviteMemberSchema,
  joinPlatformSchema,
  reopenPlatformSchema,
  revokeQualificationSchema,
  savePlatformSchema,
  saveResourceSchema,
  showPicturesSchema,
} from '#app/contracts/platforms.ts'
import { answerOffer } from '#app/use-cases/bookings/answer-offer.ts'
import { cancelBooking } from '#app/use-cases/bookings/cancel-booking.ts'
import { cancelTogether } from '#app/use-cases/bookings/cancel-together.ts'
import { changeBooking } from '#app/use-cases/bookings/change-booking.ts'
import { checkIn } from '#app/use-cases/bookings/check-in.ts'
import { decideBookingRequest } from '#app/use-cases/bookings/decide-booking.ts'
import { joinWaitlist } from '#app/use-cases/bookings/join-waitlist.ts'
import { leaveWaitlist } from '#app/use-cases/bookings/leave-waitlist.ts'
import { liftClosure } from '#app/use-cases/bookings/lift-closure.ts'
import { planMaintenance } from '#app/use-cases/bookings/plan-maintenance.ts'
import { reportBreakdown } from '#app/use-cases/bookings/report-breakdown.ts'
import { requestBooking } from '#app/use-cases/bookings/request-booking.ts'
import { retireResource } from '#app/use-cases/bookings/retire-resource.ts'
import { returnUse } from '#app/use-cases/bookings/return-use.ts'
import { answerMembership } from '#app/use-cases/platforms/answer-membership.ts'
import { appointStaff } from '#app/use-cases/platforms/appoint-staff.ts'
import { classifyMember } from '#app/use-cases/platforms/classify-member.ts'
import { closePlatform } from '#app/use-cases/platforms/close-platform.ts'
import { decideMember } from '#app/use-cases/platforms/decide-member.ts'
import { grantQualification } from '#app/use-cases/platforms/grant-qualification.ts'
import { hidePicture } from '#app/use-cases/platforms/hide-picture.ts'
import { inviteMember } from '#app/use-cases/platforms/invite-member.ts'
import { joinPlatform } from '#app/use-cases/platforms/join-platform.ts'
import { offerIdle } from '#app/use-cases/platforms/offer-idle.ts'
import { openFeed } from '#app/use-cases/platforms/open-feed.ts'
import { reopenPlatform } from '#app/use-cases/platforms/reopen-platform.ts'
import { revokeFeed } from '#app/use-cases/platforms/revoke-feed.ts'
import { revokeQualification } from '#app/use-cases/platforms/revoke-qualification.ts'
import { savePlatform } from '#app/use-cases/platforms/save-platform.ts'
import { saveResource } from '#app/use-cases/platforms/save-resource.ts'
import { showPictures } from '#app/use-cases/platforms/show-pictures.ts'
import { withdrawIdle } from '#app/use-cases/platforms/withdraw-idle.ts'
import { type Command, command } from './command.ts'

/** Platforms, shared equipment and bookings, by name. */
export const PLATFORM_COMMANDS = {
  requestBooking: command(requestBookingSchema, requestBooking),
  cancelBooking: command(bookingActionSchema, cancelBooking),
  cancelTogether: command(cancelTogetherSchema, cancelTogether),
  changeBooking: command(changeBookingSchema, changeBooking),
  decideBooking: command(decideBookingSchema, decideBookingRequest),
  answerOffer: command(answerOfferSchema, answerOffer),
  joinWaitlist: command(joinWaitlistSchema, joinWaitlist),
  leaveWaitlist: command(waitlistActionSchema, leaveWaitlist),
  checkIn: command(checkInSchema, checkIn),
  returnUse: command(returnUseSchema, returnUse),
  reportBreakdown: command(reportBreakdownSchema, reportBreakdown),
  planMaintenance: command(planMaintenanceSchema, planMaintenance),
  retireResource: command(retireResourceSchema, retireResource),
  liftClosure: command(liftClosureSchema, liftClosure),
  offerIdle: command(offerIdleSchema, offerIdle),
  withdrawIdle: command(withdrawIdleSchema, withdrawIdle),
  openFeed: command(openFeedSchema, openFeed),
  revokeFeed: command(revokeFeedSchema, revokeFeed),
  savePlatform: command(savePlatformSchema, savePlatform),
  closePlatform: command(closePlatformSchema, closePlatform),
  reopenPlatform: command(reopenPlatformSchema, reopenPlatform),
  joinPlatform: command(joinPlatformSchema, joinPlatform),
  inviteMember: command(inviteMemberSchema, inviteMember),
  decideMember: command(decideMemberSchema, decideMember),
  classifyMember: command(classifyMemberSchema, classifyMember),
  answerMembership: command(answerMembershipSchema, answerMembership),
  appointStaff: command(appointStaffSchema, appointStaff),
  grantQualification: command(grantQualificationSchema, grantQualification),
  revokeQualification: command(revokeQualificationSchema, revokeQualification),
  saveResource: command(saveResourceSchema, saveResource),
  showPictures: command(showPicturesSchema, showPictures),
  hidePicture: command(hidePictureSchema, hidePicture),
} as const satisfies Record<string, Command>
