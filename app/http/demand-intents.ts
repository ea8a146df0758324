import { readConstraints } from '#app/contracts/search.ts'
import type { Meant } from './form-intents.ts'
import type { TypedForm } from './parse-form.ts'

type Reading = (form: TypedForm, subjectId: string) => Meant

const keyed = (form: TypedForm) => ({ idempotencyKey: form.text('idempotencyKey') })

/** The form of a new demand; there is no subject yet. */
export const NEW_DEMAND_INTENTS: Readonly<Record<string, Reading>> = {
  publishDemand: (form) => ({
    command: 'publishDemand',
    input: {
      category: form.text('category'),
      ...wishesOf(form),
      isDraft: form.text('as') === 'draft',
      ...keyed(form),
    },
  }),
}

/** The form that changes a demand. */
export const CHANGE_DEMAND_INTENTS: Readonly<Record<string, Reading>> = {
  changeDemand: (form, demandId) => ({
    command: 'changeDemand',
    input: { demandId, version: form.whole('version'), ...wishesOf(form), ...keyed(form) },
  }),
}

const startPool: Reading = (form, demandId) => ({
  command: 'startPool',
  input: {
    demandId: demandId === '' ? form.text('demandId') : demandId,
    title: form.text('title'),
    cluster: form.text('cluster'),
    visibility: form.text('visibility'),
    joinClosesAt: form.instant('joinClosesAt'),
    offersCloseAt: form.instant('offersCloseAt'),
    minQuantity: form.whole('minQuantity'),
    depositBasisPoints: form.basisPoints('depositPercent'),
    seenFirms: form.whole('seenFirms'),
    seenQuantity: form.whole('seenQuantity'),
    ...keyed(form),
  },
})

/** The demand page's forms; the subject is the demand. */
export const DEMAND_INTENTS: Readonly<Record<string, Reading>> = {
  openDemand: (form, demandId) => ({ command: 'openDemand', input: { demandId, ...keyed(form) } }),
  withdrawDemand: (form, demandId) => ({ command: 'withdrawDemand', input: { demandId, ...keyed(form) } }),
  joinForDemand: (form, demandId) => ({
    command: 'joinForDemand',
    input: { demandId, poolId: form.text('poolId'), accepts: form.list('accepts'), ...keyed(form) },
  }),
  declineInvitation: (form) => ({
    command: 'declineInvitation',
    input: { invitationId: form.text('invitationId'), ...keyed(form) },
  }),
  startPool,
}

/** The operator's proposals; each form names its demand. */
export const PROPOSAL_INTENTS: Readonly<Record<string, Reading>> = { startPool }

function wishesOf(form: TypedForm) {
  return {
    constraints: constraintsOf(form),
    quantity: form.whole('quantity'),
    maxPriceFen: form.fen('maxPriceYuan'),
    latestDeliveryOn: form.text('latestDeliveryOn'),
    county: form.text('county'),
    retires: [...(form.list('retires') ?? []), ...linesOf(form.text('retireOthers'))],
    note: form.text('note'),
  }
}

const linesOf = (typed: string | undefined) =>
  (typed ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** What was typed as a bound and is no number stays wrong, for the contract to say. */
function constraintsOf(form: TypedForm): unknown[] {
  const pairs = form.names().flatMap((name) => form.all(name).map((typed): [string, string] => [name, typed]))
  const read = readConstraints(pairs)
  const known = new Set(constraintNames(read))
  const wrong = pairs.filter(
    ([name, typed]) => /^(min|max)\.[A-Za-z]\w{0,59}$/.test(name) && typed.trim() !== '' && !known.has(name),
  )
  return [...read, ...wrong.map(([name]) => ({ key: name.slice(4), kind: 'range', min: Number.NaN }))]
}

function constraintNames(wishes: ReturnType<typeof readConstraints>): string[] {
  return wishes.flatMap((wish) => {
    if (wish.kind !== 'range') return []
    return [
      ...(wish.min === undefined ? [] : [`min.${wish.key}`]),
      ...(wish.max === undefined ? [] : [`max.${wish.key}`]),
    ]
  })
}
