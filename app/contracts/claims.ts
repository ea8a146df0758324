import { z } from 'zod'
import { fileIdsSchema, onOrder, partIdSchema, shareFenSchema, statementSchema } from './order-parts.ts'
import { priceFenSchema } from './pools.ts'

/** 质保索赔 against the retention of sets that were accepted together. */
export const openClaimSchema = z.strictObject({
  ...onOrder,
  acceptanceId: partIdSchema,
  amountFen: priceFenSchema,
  reason: statementSchema,
  fileIds: fileIdsSchema,
})
export type OpenClaim = z.output<typeof openClaimSchema>

const onClaim = { ...onOrder, claimId: partIdSchema }

export const claimActionSchema = z.strictObject(onClaim)
export type ClaimAction = z.output<typeof claimActionSchema>

export const contestClaimSchema = z.strictObject({ ...onClaim, answer: statementSchema })
export type ContestClaim = z.output<typeof contestClaimSchema>

export const decideClaimSchema = z.strictObject({ ...onClaim, toBuyerFen: shareFenSchema })
export type DecideClaim = z.output<typeof decideClaimSchema>
