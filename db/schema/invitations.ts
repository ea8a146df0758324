import { index, integer, pgTable, text, unique } from 'drizzle-orm/pg-core'
import type { InvitationState } from '#app/domain/demands/invitation-lifecycle.ts'
import { id, instant } from '../columns.ts'
import { demands } from './demands.ts'
import { organisations } from './identity.ts'
import { pools } from './pools.ts'

/** 邀请: a firm is asked to join a pool that one of its demands fits; once per pool. */
export const invitations = pgTable(
  'invitations',
  {
    id: id('id').primaryKey(),
    poolId: id('pool_id')
      .notNull()
      .references(() => pools.id),
    organisationId: id('organisation_id')
      .notNull()
      .references(() => organisations.id),
    demandId: id('demand_id')
      .notNull()
      .references(() => demands.id),
    invitedBy: id('invited_by')
      .notNull()
      .references(() => organisations.id),
    quantity: integer('quantity').notNull(),
    state: text('state').$type<InvitationState>().notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (table) => [
    unique().on(table.poolId, table.organisationId),
    index('invitations_of_firm').on(table.organisationId, table.state),
    index('invitations_of_demand').on(table.demandId),
  ],
)
