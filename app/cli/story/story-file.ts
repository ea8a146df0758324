import { z } from 'zod'
import { BANK_BEHAVIOURS } from '#app/domain/escrow/test-accounts.ts'
import { CAPABILITIES } from '#app/domain/identity/roles.ts'

/**
 * A story as a file tells it, as far as each field alone is concerned. The shape is strict; values are not judged
 * here: a quantity of 0 or a rising ladder is played and refused by the house like anybody's.
 */
const instant = z.iso.datetime({ offset: true })
const text = z.string().refine(isStorable, 'holds what no store can keep: U+0000 or half a character')
const id = text
  .min(1)
  .max(60)
  .refine((word) => word !== '__proto__', 'is not usable as an id')
const figure = z.number()
const tiers = z.array(z.strictObject({ fromQuantity: figure, unitPriceFen: figure }))

const common = { at: instant, by: id }
const event = z.discriminatedUnion('do', [
  z.strictObject({
    ...common,
    do: z.literal('offer'),
    as: id,
    capacity: figure,
    deliveryDays: figure,
    tiers,
  }),
  z.strictObject({
    ...common,
    do: z.literal('improveOffer'),
    offer: id,
    tiers,
    capacity: figure.optional(),
    deliveryDays: figure.optional(),
  }),
  z.strictObject({
    ...common,
    do: z.literal('join'),
    quantity: figure,
    reserveFen: figure.nullish(),
    accepts: z.array(id).nullish(),
  }),
  z.strictObject({ ...common, do: z.literal('changeQuantity'), quantity: figure }),
  z.strictObject({ ...common, do: z.literal('withdraw') }),
  z.strictObject({ ...common, do: z.literal('sign'), buyer: id.optional(), supplier: id.optional() }),
  z.strictObject({ ...common, do: z.literal('ship'), buyer: id, quantity: figure }),
  z.strictObject({ ...common, do: z.literal('accept'), quantity: figure, supplier: id.optional() }),
  z.strictObject({
    ...common,
    do: z.literal('reject'),
    quantity: figure,
    reason: z.string(),
    supplier: id.optional(),
  }),
  z.strictObject({
    ...common,
    do: z.literal('dispute'),
    reason: z.string(),
    buyer: id.optional(),
    supplier: id.optional(),
  }),
  z.strictObject({ ...common, do: z.literal('decide'), buyer: id, supplier: id, toBuyerFen: figure }),
  z.strictObject({ at: instant, do: z.literal('wait') }),
])

const organisation = z.strictObject({
  id,
  name: text.min(1).max(200),
  county: z.string().regex(/^(\d{6}|[a-z-]{2,20})$/, 'is no region code of six digits and no zone'),
  capabilities: z.array(z.enum(CAPABILITIES)).min(1),
  bankAccount: z.enum(BANK_BEHAVIOURS).default('normal'),
})

const pool = z.strictObject({
  category: z.string(),
  cluster: z.string(),
  joinClosesAt: instant,
  offersCloseAt: instant,
  visibility: z.enum(['open', 'sealed']).default('open'),
  minQuantity: figure,
  capQuantity: figure.nullish(),
  depositBasisPoints: figure.default(0),
  terms: z.array(figure).default([3000, 6000, 1000]),
})

export const storySchema = z.strictObject({
  start: instant,
  organisations: z.array(organisation),
  pool,
  events: z.array(event),
})

export type Story = z.output<typeof storySchema>
export type StoryEvent = Story['events'][number]
export type StoryOrganisation = Story['organisations'][number]

function isStorable(words: string): boolean {
  return !words.includes('\u0000') && !/\p{Surrogate}/u.test(words)
}
