import {
  attachCertificateSchema,
  listingActionSchema,
  publishListingSchema,
  saveListingSchema,
  sendBackListingSchema,
  verifyCertificateSchema,
} from '#app/contracts/catalogue.ts'
import {
  changeDemandSchema,
  declineInvitationSchema,
  demandActionSchema,
  inviteSchema,
  joinForDemandSchema,
  publishDemandSchema,
  startPoolSchema,
} from '#app/contracts/demands.ts'

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
import {
  enterResultsSchema,
  handOverSampleSchema,
  loseSampleSchema,
  reasonedActionSchema,
  receiveSamplesSchema,
  saveTestOrderSchema,
  startTestingSchema,
  testOrderActionSchema,
} from '#app/contracts/testing.ts'
import { refuse } from '#app/domain/shared/outcome.ts'
import { attachCertificate } from '#app/use-cases/catalogue/attach-certificate.ts'
import { publishListing } from '#app/use-cases/catalogue/publish-listing.ts'
import { saveListing } from '#app/use-cases/catalogue/save-listing.ts'
import { sendBackListing } from '#app/use-cases/catalogue/send-back-listing.ts'
import { submitListing } from '#app/use-cases/catalogue/submit-listing.ts'
import { verifyCertificate } from '#app/use-cases/catalogue/verify-certificate.ts'
import { withdrawListing } from '#app/use-cases/catalogue/withdraw-listing.ts'
import { changeDemand } from '#app/use-cases/demands/change-demand.ts'
import { declineInvitation } from '#app/use-cases/demands/decline-invitation.ts'
import { inviteToPool } from '#app/use-cases/demands/invite-to-pool.ts'
import { joinForDemand } from '#app/use-cases/demands/join-for-demand.ts'
import { openDemand } from '#app/use-cases/demands/open-demand.ts'
import { publishDemand } from '#app/use-cases/demands/publish-demand.ts'
import { startPool } from '#app/use-cases/demands/start-pool.ts'
import { withdrawDemand } from '#app/use-cases/demands/withdraw-demand.ts'
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
import { type Command, command } from './command.ts'
import { ORDER_COMMANDS } from './order-commands.ts'
import { acceptTestOrder } from '#app/use-cases/testing/accept-test-order.ts'
import { amendReport } from '#app/use-cases/testing/amend-report.ts'
import { approveReport } from '#app/use-cases/testing/approve-report.ts'
import { cancelTestOrder } from '#app/use-cases/testing/cancel-test-order.ts'
import { closeTestOrder } from '#app/use-cases/testing/close-test-order.ts'
import { enterResults } from '#app/use-cases/testing/enter-results.ts'
import { finishTesting } from '#app/use-cases/testing/finish-testing.ts'
import { handOverSample } from '#app/use-cases/testing/hand-over-sample.ts'
import { loseSample } from '#app/use-cases/testing/lose-sample.ts'
import { receiveSamples } from '#app/use-cases/testing/receive-samples.ts'
import { rejectTestOrder } from '#app/use-cases/testing/reject-test-order.ts'
import { saveTestOrder } from '#app/use-cases/testing/save-test-order.ts'
import { sendBackResults } from '#app/use-cases/testing/send-back-results.ts'
import { startTesting } from '#app/use-cases/testing/start-testing.ts'
import { submitTestOrder } from '#app/use-cases/testing/submit-test-order.ts'
import type { Ctx, Result } from '#app/use-cases/use-case.ts'

/** What a command answers: a value, a refusal, or what is wrong with the input. */
export type CommandAnswer =
  | { readonly kind: 'done'; readonly value: unknown }
  | { readonly kind: 'refused'; readonly refusal: Extract<Result<never>, { ok: false }>['refusal'] }
  | { readonly kind: 'invalid'; readonly error: z.ZodError }

type Command = (ctx: Ctx, input: unknown) => Promise<CommandAnswer>

/** A contract and the use case that takes its output: nothing reaches the use case but what was parsed. */
function command<Schema extends z.ZodType>(
  schema: Schema,
  run: (ctx: Ctx, input: z.output<Schema>) => Promise<Result<unknown>>,
): Command {
  return async (ctx, input) => {
    const parsed = schema.safeParse(input, { reportInput: true })
    if (!parsed.success) return { kind: 'invalid', error: parsed.error }
    const result = await run(ctx, parsed.data).catch(refuseUnstorable)
    return result.ok ? { kind: 'done', value: result.value } : { kind: 'refused', refusal: result.refusal }
  }
}

/** SQLSTATE class 22: the store cannot hold such a value (U+0000 in a text, the year 275760). */
function refuseUnstorable(fault: unknown): Result<never> {
  const code = (fault as { code?: unknown } | null)?.code
  if (typeof code === 'string' && /^22...$/.test(code)) return refuse('INPUT_INVALID')
  throw fault
}

/** Everything that a signed-in person may do, by name: the pages' forms and `/api/commands` run the same. */
export const COMMANDS = {
  ...ORDER_COMMANDS,
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
  publishDemand: command(publishDemandSchema, publishDemand),
  openDemand: command(demandActionSchema, openDemand),
  changeDemand: command(changeDemandSchema, changeDemand),
  withdrawDemand: command(demandActionSchema, withdrawDemand),
  startPool: command(startPoolSchema, startPool),
  inviteToPool: command(inviteSchema, inviteToPool),
  joinForDemand: command(joinForDemandSchema, joinForDemand),
  declineInvitation: command(declineInvitationSchema, declineInvitation),
  acceptTestOrder: command(testOrderActionSchema, acceptTestOrder),
  amendReport: command(reasonedActionSchema, amendReport),
  approveReport: command(testOrderActionSchema, approveReport),
  cancelTestOrder: command(testOrderActionSchema, cancelTestOrder),
  closeTestOrder: command(testOrderActionSchema, closeTestOrder),
  enterResults: command(enterResultsSchema, enterResults),
  finishTesting: command(testOrderActionSchema, finishTesting),
  handOverSample: command(handOverSampleSchema, handOverSample),
  loseSample: command(loseSampleSchema, loseSample),
  receiveSamples: command(receiveSamplesSchema, receiveSamples),
  rejectTestOrder: command(reasonedActionSchema, rejectTestOrder),
  saveTestOrder: command(saveTestOrderSchema, saveTestOrder),
  sendBackResults: command(reasonedActionSchema, sendBackResults),
  startTesting: command(startTestingSchema, startTesting),
  submitTestOrder: command(testOrderActionSchema, submitTestOrder),
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
