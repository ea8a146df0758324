/** What a firm may be; several at once (DOMAIN 2). */
export const CAPABILITIES = [
  'buyer',
  'supplier',
  'chain_leader',
  'provider',
  'city_bureau',
  'county_bureau',
  'operator',
] as const
export type Capability = (typeof CAPABILITIES)[number]

/** What a firm may call itself at registration; bureaus and the operator are not made by a form. */
export const REGISTRABLE_CAPABILITIES = ['buyer', 'supplier', 'chain_leader', 'provider'] as const

/** What a person does in a firm. */
export const ROLES = [
  'owner',
  'purchaser',
  'finance',
  'sales',
  'lab_manager',
  'technician',
  'viewer',
] as const
export type Role = (typeof ROLES)[number]

/** Who acts: a person for a firm, or the clock. */
export type Actor = PersonActor | SystemActor

export interface PersonActor {
  readonly kind: 'person'
  readonly userId: string
  readonly organisationId: string
  readonly role: Role
  readonly capabilities: readonly Capability[]
  readonly county: string
}

/** Jobs act as the clock: a deadline has no person behind it. */
export interface SystemActor {
  readonly kind: 'system'
}

export const SYSTEM_ACTOR: SystemActor = { kind: 'system' }
