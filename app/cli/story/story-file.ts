import { z } from 'zod'
import { jsonPath } from '#app/contracts/json-path.ts'
import { BANK_BEHAVIOURS } from '#app/domain/escrow/test-accounts.ts'
import { CAPABILITIES } from '#app/domain/identity/roles.ts'

/**
 * A story as a file tells it. The shape is strict; values are not judged here: a quantity of 0 or a rising
 * ladder is played and refused by the house like anybody's.
 */
const instant = z.iso.datetime({ offset: true })
const id = z.string().min(1).max(60)
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
  name: z.string().min(1).max(200),
  county: z.string().min(1).max(20),
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

export const storySchema = z
  .strictObject({ start: instant, organisations: z.array(organisation), pool, events: z.array(event) })
  .superRefine((story, ctx) => {
    const fault = (path: (string | number)[], message: string) =>
      ctx.addIssue({ code: 'custom', path, message })
    const known = new Set<string>(['operator'])
    for (const [index, { id: name }] of story.organisations.entries()) {
      if (known.has(name)) fault(['organisations', index, 'id'], `the id ${name} is used twice`)
      known.add(name)
    }
    const offers = new Set<string>()
    let last = Date.parse(story.start)
    for (const [index, step] of story.events.entries()) {
      const at = Date.parse(step.at)
      if (at < last) fault(['events', index, 'at'], 'the clock never goes back: before the event above it')
      last = Math.max(last, at)
      if ('by' in step && !known.has(step.by)) fault(['events', index, 'by'], `no organisation ${step.by}`)
      if (step.do !== 'offer') continue
      if (offers.has(step.as)) fault(['events', index, 'as'], `the offer ${step.as} is made twice`)
      offers.add(step.as)
    }
  })

export type Story = z.output<typeof storySchema>
export type StoryEvent = Story['events'][number]
export type StoryOrganisation = Story['organisations'][number]

/** `$.events[3].quantity: …`, one line per fault. */
export function faultLines(error: z.ZodError): string[] {
  return error.issues.flatMap((issue) => {
    if (issue.code !== 'unrecognized_keys') return `${jsonPath(issue.path)}: ${issue.message}`
    return issue.keys.map((key) => `${jsonPath([...issue.path, key])}: is not a known field`)
  })
}
