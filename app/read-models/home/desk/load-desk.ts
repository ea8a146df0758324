import type { DeskFigure, DeskName, DeskTask, DeskTaskKind, DeskView } from '#app/contracts/views/desk.ts'
import { dayOf, startOfDay } from '#app/domain/bookings/local-time.ts'
import { ACCOUNT_KINDS } from '#app/domain/escrow/chart-of-accounts.ts'
import { isPermitted, type Permission } from '#app/domain/identity/permission-matrix.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { Sql } from '#db/client.ts'
import { buyerFigures, buyerTasks, userTasks } from './buyer-desk.ts'
import { bureauFigures, bureauTasks, operatorFigures, operatorTasks } from './office-desk.ts'
import { labFigures, labTasks, leaderFigures, leaderTasks } from './platform-desk.ts'
import { clientTasks, providerFigures, providerTasks } from './provider-desk.ts'
import { supplierFigures, supplierTasks } from './supplier-desk.ts'
import { type TaskRow, tasksOf } from './task-rows.ts'

/** Who is told of what: those who may do it. */
const TOLD: Readonly<Record<DeskTaskKind, Permission>> = {
  payDeposits: 'payment.pay',
  answerInvitations: 'pool.join',
  answerReplacements: 'platform.use',
  payBookings: 'payment.pay',
  stepTests: 'test.order',
  makeOffers: 'offer.submit',
  payBonds: 'payment.pay',
  issueInvoices: 'invoice.issue',
  answerClaims: 'order.dispute',
  mendListings: 'listing.edit',
  answerQuestions: 'offer.submit',
  approveBookings: 'platform.lead',
  admitMembers: 'platform.lead',
  stepLab: 'test.work',
  foundPlatform: 'platform.lead',
  listFirst: 'listing.edit',
  listProvider: 'provider.edit',
  answerRequests: 'engagement.answer',
  finishEngagements: 'engagement.answer',
  answerRatings: 'engagement.answer',
  confirmEngagements: 'engagement.ask',
  reviewListings: 'listing.review',
  verifyFirms: 'organisation.verify',
  ruleDisputes: 'order.decide',
  decideClaims: 'order.decide',
  seeLetters: 'operator.act',
  seeBankCases: 'operator.act',
  verifyCertificates: 'certificate.verify',
}

const HELD = Object.entries(ACCOUNT_KINDS)
  .filter(([, kind]) => kind.heldByCustodian)
  .map(([name]) => name)

/** What waits for a reader beside its orders, the most urgent first; nothing that waits for nobody. */
export async function loadTasks(sql: Sql, actor: PersonActor, now: Date): Promise<DeskTask[]> {
  const { organisationId: firm } = actor
  const isA = capabilityOf(actor)
  const isUser = isPermitted(actor, 'platform.use') || isPermitted(actor, 'test.order')
  const found = await Promise.all<TaskRow[]>([
    isA('buyer') ? buyerTasks(sql, firm, now) : [],
    isUser ? userTasks(sql, firm) : [],
    isA('supplier') ? supplierTasks(sql, firm, now) : [],
    isA('chain_leader') ? leaderTasks(sql, firm) : [],
    isA('chain_leader') ? labTasks(sql, firm) : [],
    isA('provider') ? providerTasks(sql, firm) : [],
    isPermitted(actor, 'engagement.ask') ? clientTasks(sql, firm) : [],
    isA('operator') ? operatorTasks(sql) : [],
    isA('city_bureau') || isA('county_bureau') ? bureauTasks(sql, countyOf(actor)) : [],
  ])
  const told = found.flat().filter(({ kind }) => isPermitted(actor, TOLD[kind]))
  return tasksOf(told).toSorted((one, other) => soonness(one) - soonness(other))
}

/** The desks of a reader's firm with a few numbers each. */
export async function loadDesks(sql: Sql, actor: PersonActor, now: Date): Promise<DeskView[]> {
  const { organisationId: firm } = actor
  const isA = capabilityOf(actor)
  const day = dayOf(now.getTime())
  const today = { from: new Date(startOfDay(day)), to: new Date(startOfDay(day + 1)) }
  const hasLab = isA('chain_leader') && (await isLab(sql, firm))
  const desks: [DeskName, Promise<DeskFigure[]> | null][] = [
    ['buyer', isA('buyer') ? buyerFigures(sql, firm) : null],
    ['supplier', isA('supplier') ? supplierFigures(sql, firm) : null],
    ['leader', isA('chain_leader') ? leaderFigures(sql, firm, today) : null],
    ['lab', hasLab ? labFigures(sql, firm) : null],
    ['provider', isA('provider') ? providerFigures(sql, firm) : null],
    ['operator', isA('operator') ? operatorFigures(sql, now, HELD) : null],
    ['bureau', isA('city_bureau') || isA('county_bureau') ? bureauFigures(sql, countyOf(actor)) : null],
  ]
  const read = await Promise.all(
    desks.map(async ([desk, figures]) => (figures ? { desk, figures: [...(await figures)] } : null)),
  )
  return read.filter((desk) => desk !== null)
}

function capabilityOf(actor: PersonActor) {
  return (one: PersonActor['capabilities'][number]) => actor.capabilities.includes(one)
}

/** A county's bureau sees its county, the city's all. */
function countyOf(actor: PersonActor): string | null {
  return actor.capabilities.includes('city_bureau') ? null : actor.county
}

async function isLab(sql: Sql, firm: string): Promise<boolean> {
  const rows = await sql`select 1 from test_labs where organisation_id = ${firm} limit 1`
  return rows.length > 0
}

function soonness({ dueAt }: DeskTask): number {
  return dueAt === null ? Number.POSITIVE_INFINITY : Date.parse(dueAt)
}
