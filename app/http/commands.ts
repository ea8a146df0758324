import {
  attachCertificateSchema,
  listingActionSchema,
  photoActionSchema,
  publishListingSchema,
  saveListingSchema,
  sendBackListingSchema,
  verifyCertificateSchema,
} from '#app/contracts/catalogue.ts'

import { verifyOrganisationSchema } from '#app/contracts/identity.ts'
import { improveOfferSchema, submitOfferSchema, withdrawOfferSchema } from '#app/contracts/offers.ts'
import {
  decideBankCaseSchema,
  discardDeadLetterSchema,
  recheckBankCaseSchema,
  replayDeadLetterSchema,
} from '#app/contracts/operations.ts'
import { payPaymentSchema } from '#app/contracts/payments.ts'
import {
  changeCommitmentSchema,
  createPoolSchema,
  extendJoiningSchema,
  joinPoolSchema,
  poolActionSchema,
  withdrawCommitmentSchema,
} from '#app/contracts/pools.ts'
import { attachCertificate } from '#app/use-cases/catalogue/attach-certificate.ts'
import { publishListing } from '#app/use-cases/catalogue/publish-listing.ts'
import { rearrangePhotos } from '#app/use-cases/catalogue/rearrange-photos.ts'
import { saveListing } from '#app/use-cases/catalogue/save-listing.ts'
import { sendBackListing } from '#app/use-cases/catalogue/send-back-listing.ts'
import { submitListing } from '#app/use-cases/catalogue/submit-listing.ts'
import { verifyCertificate } from '#app/use-cases/catalogue/verify-certificate.ts'
import { withdrawListing } from '#app/use-cases/catalogue/withdraw-listing.ts'
import { instructPayment } from '#app/use-cases/escrow/instruct-payment.ts'
import { verifyOrganisation } from '#app/use-cases/identity/verify-organisation.ts'
import { improveOffer } from '#app/use-cases/offers/improve-offer.ts'
import { submitOffer } from '#app/use-cases/offers/submit-offer.ts'
import { withdrawOffer } from '#app/use-cases/offers/withdraw-offer.ts'
import { discardDeadLetter } from '#app/use-cases/operations/discard-dead-letter.ts'
import { replayDeadLetter } from '#app/use-cases/operations/replay-dead-letter.ts'
import { cancelPool } from '#app/use-cases/pools/cancel-pool.ts'
import { changeCommitment } from '#app/use-cases/pools/change-commitment.ts'
import { createPool } from '#app/use-cases/pools/create-pool.ts'
import { extendJoining } from '#app/use-cases/pools/extend-joining.ts'
import { joinPool } from '#app/use-cases/pools/join-pool.ts'
import { openPool } from '#app/use-cases/pools/open-pool.ts'
import { withdrawCommitment } from '#app/use-cases/pools/withdraw-commitment.ts'
import { closeBankCase } from '#app/use-cases/reconciliation/close-bank-case.ts'
import { correctBankCase } from '#app/use-cases/reconciliation/correct-bank-case.ts'
import { recheckBankCase } from '#app/use-cases/reconciliation/recheck-bank-case.ts'
import { refundBankCase } from '#app/use-cases/reconciliation/refund-bank-case.ts'
import { type Command, command } from './command.ts'
import { DEMAND_COMMANDS } from './demand-commands.ts'
import { DIRECTORY_COMMANDS } from './directory-commands.ts'
import { ORDER_COMMANDS } from './order-commands.ts'
import { PLATFORM_COMMANDS } from './platform-commands.ts'
import { TESTING_COMMANDS } from './testing-commands.ts'

/** Everything that a signed-in person may do, by name: the pages' forms and `/api/commands` run the same. */
export const COMMANDS = {
  ...ORDER_COMMANDS,
  ...TESTING_COMMANDS,
  ...DEMAND_COMMANDS,
  ...DIRECTORY_COMMANDS,
  ...PLATFORM_COMMANDS,
  createPool: command(createPoolSchema, createPool),
  openPool: command(poolActionSchema, openPool),
  extendJoining: command(extendJoiningSchema, extendJoining),
  cancelPool: command(poolActionSchema, cancelPool),
  joinPool: command(joinPoolSchema, joinPool),
  changeCommitment: command(changeCommitmentSchema, changeCommitment),
  withdrawCommitment: command(withdrawCommitmentSchema, withdrawCommitment),
  submitOffer: command(submitOfferSchema, submitOffer),
  improveOffer: command(improveOfferSchema, improveOffer),
  withdrawOffer: command(withdrawOfferSchema, withdrawOffer),
  payPayment: command(payPaymentSchema, instructPayment),
  recheckBankCase: command(recheckBankCaseSchema, recheckBankCase),
  refundBankCase: command(decideBankCaseSchema, refundBankCase),
  correctBankCase: command(decideBankCaseSchema, correctBankCase),
  closeBankCase: command(decideBankCaseSchema, closeBankCase),
  replayDeadLetter: command(replayDeadLetterSchema, replayDeadLetter),
  discardDeadLetter: command(discardDeadLetterSchema, discardDeadLetter),
  verifyOrganisation: command(verifyOrganisationSchema, verifyOrganisation),
  saveListing: command(saveListingSchema, saveListing),
  submitListing: command(listingActionSchema, submitListing),
  withdrawListing: command(listingActionSchema, withdrawListing),
  publishListing: command(publishListingSchema, publishListing),
  sendBackListing: command(sendBackListingSchema, sendBackListing),
  attachCertificate: command(attachCertificateSchema, attachCertificate),
  verifyCertificate: command(verifyCertificateSchema, verifyCertificate),
  rearrangePhotos: command(photoActionSchema, rearrangePhotos),
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
