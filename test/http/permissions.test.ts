import { expect, test } from 'vitest'
import { isPermitted, PERMISSIONS } from '#app/domain/identity/permission-matrix.ts'
import { CAPABILITIES, type PersonActor, ROLES, SYSTEM_ACTOR } from '#app/domain/identity/roles.ts'

/** The table as its owners would say it: who of a firm of one capability may do what, by role. */
const all = [...ROLES]
const office = ['owner', 'purchaser', 'sales']
const bench = ['owner', 'purchaser', 'lab_manager', 'technician']
const trade = ['buyer', 'supplier', 'chain_leader', 'operator']
const firms = ['buyer', 'supplier', 'chain_leader', 'provider', 'operator']
const parties = ['buyer', 'chain_leader', 'supplier']
const buyers = ['buyer', 'chain_leader']
const EXPECTED: Record<string, readonly [readonly string[], readonly string[]]> = {
  'pool.create': [trade, office],
  'pool.organise': [trade, office],
  'pool.join': [buyers, ['owner', 'purchaser']],
  'pool.watch': [[...CAPABILITIES], all],
  'offer.submit': [['supplier'], ['owner', 'sales']],
  'order.sign': [parties, office],
  'order.ship': [['supplier'], ['owner', 'sales']],
  'order.receive': [buyers, bench],
  'order.see': [firms, all],
  'order.dispute': [parties, office],
  'order.decide': [['operator'], ['owner']],
  'invoice.issue': [['supplier'], ['owner', 'sales', 'finance']],
  'file.upload': [firms, all.filter((role) => role !== 'viewer')],
  'payment.pay': [firms, ['owner', 'purchaser', 'finance', 'sales']],
  'escrow.see': [firms, all],
  'listing.edit': [['supplier'], ['owner', 'sales']],
  'listing.review': [['operator'], ['owner']],
  'certificate.verify': [['city_bureau', 'county_bureau'], ['owner']],
  'demand.state': [buyers, ['owner', 'purchaser']],
  'demand.pool': [
    [...buyers, 'operator'],
    ['owner', 'purchaser'],
  ],
  'search.save': [[...CAPABILITIES], all],
  'question.ask': [[...CAPABILITIES], all],
  'question.moderate': [['operator'], ['owner']],
  'notice.read': [[...CAPABILITIES], all],
  'organisation.verify': [['operator'], ['owner']],
  'operator.watch': [['operator'], all],
  'operator.act': [['operator'], ['owner', 'finance']],
  'bureau.watch': [['city_bureau', 'county_bureau', 'operator'], all],
  'platform.lead': [['chain_leader'], ['owner', 'lab_manager']],
  'platform.operate': [['chain_leader'], ['owner', 'lab_manager', 'technician']],
  'platform.use': [parties, bench],
  'test.order': [parties, bench],
  'test.see': [parties, all],
  'test.manage': [['chain_leader'], ['owner', 'lab_manager']],
  'test.work': [['chain_leader'], ['owner', 'lab_manager', 'technician']],
  'test.review': [['chain_leader'], ['owner', 'lab_manager']],
  'retire.publish': [['city_bureau', 'county_bureau'], ['owner']],
  'policy.write': [['city_bureau', 'operator'], ['owner']],
  'provider.edit': [['provider'], ['owner', 'sales']],
  'engagement.ask': [parties, ['owner', 'purchaser']],
  'engagement.answer': [['provider'], ['owner', 'sales']],
  'engagement.see': [[...parties, 'provider'], all],
  'rating.moderate': [['operator'], ['owner']],
}

const actor = (capabilities: PersonActor['capabilities'], role: PersonActor['role']): PersonActor => ({
  kind: 'person',
  userId: 'usr_1',
  organisationId: 'org_1',
  county: '330481',
  capabilities,
  role,
})

test('every permission of the table is told here, and no other', () => {
  expect([...PERMISSIONS].sort()).toEqual(Object.keys(EXPECTED).sort())
})

test.each(PERMISSIONS)('%s is decided by the table for every capability and every role', (permission) => {
  const [capabilities, roles] = EXPECTED[permission] ?? [[], []]
  for (const capability of CAPABILITIES) {
    for (const role of ROLES) {
      const may = capabilities.includes(capability) && roles.includes(role)
      expect(isPermitted(actor([capability], role), permission), `${capability} ${role}`).toBe(may)
    }
  }
})

test('a firm of several capabilities may what any of them may; one of none may nothing', () => {
  expect(isPermitted(actor(['buyer', 'supplier'], 'owner'), 'offer.submit')).toBe(true)
  for (const permission of PERMISSIONS) expect(isPermitted(actor([], 'owner'), permission)).toBe(false)
})

test('the clock may keep its deadlines and nothing that a person may; a person is never the clock', () => {
  expect(isPermitted(SYSTEM_ACTOR, 'clock.act')).toBe(true)
  for (const permission of PERMISSIONS) expect(isPermitted(SYSTEM_ACTOR, permission)).toBe(false)
  expect(isPermitted(actor([...CAPABILITIES], 'owner'), 'clock.act')).toBe(false)
})

test('what is not in the table is refused, whatever it is called', () => {
  for (const word of ['toString', 'constructor', '__proto__', ''] as never[]) {
    expect(isPermitted(actor([...CAPABILITIES], 'owner'), word)).toBe(false)
  }
})
