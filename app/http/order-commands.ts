import {
  acceptProposalSchema,
  dropProposalSchema,
  proposeAmendmentSchema,
  proposeReductionSchema,
  proposeTerminationSchema,
  signAmendmentSchema,
} from '#app/contracts/agreements.ts'
import {
  claimActionSchema,
  contestClaimSchema,
  decideClaimSchema,
  openClaimSchema,
} from '#app/contracts/claims.ts'
import {
  addEvidenceSchema,
  appealRulingSchema,
  decideDisputeSchema,
  openDisputeSchema,
  orderActionSchema,
} from '#app/contracts/disputes.ts'
import { issueInvoiceSchema } from '#app/contracts/invoices.ts'
import {
  acceptDeliverySchema,
  receiveShipmentSchema,
  rejectDeliverySchema,
  shipGoodsSchema,
  signContractSchema,
} from '#app/contracts/orders.ts'
import { acceptDelivery } from '#app/use-cases/orders/accept-delivery.ts'
import { acceptReduction } from '#app/use-cases/orders/accept-reduction.ts'
import { acceptTermination } from '#app/use-cases/orders/accept-termination.ts'
import { addEvidence } from '#app/use-cases/orders/add-evidence.ts'
import { appealRuling } from '#app/use-cases/orders/appeal-ruling.ts'
import { contestClaim } from '#app/use-cases/orders/contest-claim.ts'
import { decideClaim } from '#app/use-cases/orders/decide-claim.ts'
import { decideDispute } from '#app/use-cases/orders/decide-dispute.ts'
import { dropProposal } from '#app/use-cases/orders/drop-proposal.ts'
import { grantClaim } from '#app/use-cases/orders/grant-claim.ts'
import { issueInvoice } from '#app/use-cases/orders/issue-invoice.ts'
import { openClaim } from '#app/use-cases/orders/open-claim.ts'
import { openDispute } from '#app/use-cases/orders/open-dispute.ts'
import { proposeAmendment } from '#app/use-cases/orders/propose-amendment.ts'
import { proposeReduction } from '#app/use-cases/orders/propose-reduction.ts'
import { proposeTermination } from '#app/use-cases/orders/propose-termination.ts'
import { receiveShipment } from '#app/use-cases/orders/receive-shipment.ts'
import { rejectDelivery } from '#app/use-cases/orders/reject-delivery.ts'
import { shipGoods } from '#app/use-cases/orders/ship-goods.ts'
import { signAmendment } from '#app/use-cases/orders/sign-amendment.ts'
import { signContract } from '#app/use-cases/orders/sign-contract.ts'
import { withdrawClaim } from '#app/use-cases/orders/withdraw-claim.ts'
import { withdrawDispute } from '#app/use-cases/orders/withdraw-dispute.ts'
import { type Command, command } from './command.ts'

/** What the sides of an order and the operator may do with it. */
export const ORDER_COMMANDS = {
  acceptReduction: command(acceptProposalSchema, acceptReduction),
  acceptTermination: command(acceptProposalSchema, acceptTermination),
  addEvidence: command(addEvidenceSchema, addEvidence),
  appealRuling: command(appealRulingSchema, appealRuling),
  contestClaim: command(contestClaimSchema, contestClaim),
  decideClaim: command(decideClaimSchema, decideClaim),
  dropProposal: command(dropProposalSchema, dropProposal),
  grantClaim: command(claimActionSchema, grantClaim),
  issueInvoice: command(issueInvoiceSchema, issueInvoice),
  openClaim: command(openClaimSchema, openClaim),
  proposeAmendment: command(proposeAmendmentSchema, proposeAmendment),
  proposeReduction: command(proposeReductionSchema, proposeReduction),
  proposeTermination: command(proposeTerminationSchema, proposeTermination),
  signAmendment: command(signAmendmentSchema, signAmendment),
  withdrawClaim: command(claimActionSchema, withdrawClaim),
  decideDispute: command(decideDisputeSchema, decideDispute),
  openDispute: command(openDisputeSchema, openDispute),
  withdrawDispute: command(orderActionSchema, withdrawDispute),
  acceptDelivery: command(acceptDeliverySchema, acceptDelivery),
  receiveShipment: command(receiveShipmentSchema, receiveShipment),
  rejectDelivery: command(rejectDeliverySchema, rejectDelivery),
  shipGoods: command(shipGoodsSchema, shipGoods),
  signContract: command(signContractSchema, signContract),
} as const satisfies Record<string, Command>
