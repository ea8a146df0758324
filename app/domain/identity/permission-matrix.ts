import type { Actor, Capability, Role } from './roles.ts'

interface Rule {
  /** A firm needs one of these. */
  readonly capabilities: readonly Capability[]
  /** The person needs one of these in the firm. */
  readonly roles: readonly Role[]
}

const anyFirm: readonly Capability[] = ['buyer', 'supplier', 'chain_leader', 'provider', 'operator']
const everyone: readonly Capability[] = [...anyFirm, 'city_bureau', 'county_bureau']
const anyRole: readonly Role[] = [
  'owner',
  'purchaser',
  'finance',
  'sales',
  'lab_manager',
  'technician',
  'viewer',
]

/**
 * Who may do what: the one table, default deny. Whose pool, order or payment it is (ownership) is asked by
 * the use case with the row in hand; this table says who may ask at all.
 */
const RULES = {
  'pool.create': {
    capabilities: ['buyer', 'supplier', 'chain_leader', 'operator'],
    roles: ['owner', 'purchaser', 'sales'],
  },
  'pool.organise': {
    capabilities: ['buyer', 'supplier', 'chain_leader', 'operator'],
    roles: ['owner', 'purchaser', 'sales'],
  },
  'pool.join': { capabilities: ['buyer', 'chain_leader'], roles: ['owner', 'purchaser'] },
  'pool.watch': { capabilities: everyone, roles: anyRole },
  'offer.submit': { capabilities: ['supplier'], roles: ['owner', 'sales'] },
  'order.sign': {
    capabilities: ['buyer', 'chain_leader', 'supplier'],
    roles: ['owner', 'purchaser', 'sales'],
  },
  'order.ship': { capabilities: ['supplier'], roles: ['owner', 'sales'] },
  'order.receive': {
    capabilities: ['buyer', 'chain_leader'],
    roles: ['owner', 'purchaser', 'lab_manager', 'technician'],
  },
  'order.see': { capabilities: anyFirm, roles: anyRole },
  'order.dispute': {
    capabilities: ['buyer', 'chain_leader', 'supplier'],
    roles: ['owner', 'purchaser', 'sales'],
  },
  'invoice.issue': { capabilities: ['supplier'], roles: ['owner', 'sales', 'finance'] },
  'file.upload': { capabilities: anyFirm, roles: anyRole.filter((role) => role !== 'viewer') },
  'order.decide': { capabilities: ['operator'], roles: ['owner'] },
  'payment.pay': { capabilities: anyFirm, roles: ['owner', 'purchaser', 'finance', 'sales'] },
  'escrow.see': { capabilities: anyFirm, roles: anyRole },
  'listing.edit': { capabilities: ['supplier'], roles: ['owner', 'sales'] },
  'listing.review': { capabilities: ['operator'], roles: ['owner'] },
  'certificate.verify': { capabilities: ['city_bureau', 'county_bureau'], roles: ['owner'] },
  'demand.state': { capabilities: ['buyer', 'chain_leader'], roles: ['owner', 'purchaser'] },
  'demand.pool': { capabilities: ['buyer', 'chain_leader', 'operator'], roles: ['owner', 'purchaser'] },
  'search.save': { capabilities: everyone, roles: anyRole },
  'question.ask': { capabilities: everyone, roles: anyRole },
  'question.moderate': { capabilities: ['operator'], roles: ['owner'] },
  'notice.read': { capabilities: everyone, roles: anyRole },
  'organisation.verify': { capabilities: ['operator'], roles: ['owner'] },
  'operator.watch': { capabilities: ['operator'], roles: anyRole },
  'operator.act': { capabilities: ['operator'], roles: ['owner', 'finance'] },
  'bureau.watch': { capabilities: ['city_bureau', 'county_bureau', 'operator'], roles: anyRole },
  'platform.lead': { capabilities: ['chain_leader'], roles: ['owner', 'lab_manager'] },
  'platform.operate': { capabilities: ['chain_leader'], roles: ['owner', 'lab_manager', 'technician'] },
  'platform.use': {
    capabilities: ['buyer', 'chain_leader', 'supplier'],
    roles: ['owner', 'purchaser', 'lab_manager', 'technician'],
  },
  'test.order': {
    capabilities: ['buyer', 'chain_leader', 'supplier'],
    roles: ['owner', 'purchaser', 'lab_manager', 'technician'],
  },
  'test.see': { capabilities: ['buyer', 'chain_leader', 'supplier'], roles: anyRole },
  'test.manage': { capabilities: ['chain_leader'], roles: ['owner', 'lab_manager'] },
  'test.work': { capabilities: ['chain_leader'], roles: ['owner', 'lab_manager', 'technician'] },
  'test.review': { capabilities: ['chain_leader'], roles: ['owner', 'lab_manager'] },
  'retire.publish': { capabilities: ['city_bureau', 'county_bureau'], roles: ['owner'] },
  'policy.write': { capabilities: ['city_bureau', 'operator'], roles: ['owner'] },
  'provider.edit': { capabilities: ['provider'], roles: ['owner', 'sales'] },
  'engagement.ask': { capabilities: ['buyer', 'chain_leader', 'supplier'], roles: ['owner', 'purchaser'] },
  'engagement.answer': { capabilities: ['provider'], roles: ['owner', 'sales'] },
  'engagement.see': { capabilities: ['buyer', 'chain_leader', 'supplier', 'provider'], roles: anyRole },
  'rating.moderate': { capabilities: ['operator'], roles: ['owner'] },
} as const satisfies Record<string, Rule>

/** What the clock may do on behalf of nobody: exactly the deadlines. */
const CLOCK = ['clock.act'] as const

export type Permission = keyof typeof RULES | (typeof CLOCK)[number]

export const PERMISSIONS = Object.keys(RULES) as (keyof typeof RULES)[]

/** True when the table allows it. Anything not in the table is refused. */
export function isPermitted(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return (CLOCK as readonly string[]).includes(permission)
  if (!Object.hasOwn(RULES, permission)) return false
  const rule: Rule = RULES[permission as keyof typeof RULES]
  return (
    rule.roles.includes(actor.role) &&
    rule.capabilities.some((capability) => actor.capabilities.includes(capability))
  )
}
