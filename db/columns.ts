import { bigint, customType, text, timestamp } from 'drizzle-orm/pg-core'

/** Text ids sort by bytes ("C"), so that "members in order of id" means the same in SQL and in code. */
export const id = (name: string) => text(name)

/** An amount in fen; a bigint on both sides. */
export const fen = (name: string) => bigint(name, { mode: 'bigint' })

/** An instant, UTC in the store. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/** A calendar day in Asia/Shanghai as `YYYY-MM-DD`: days have no instant, so they never pass through Date. */
export const day = customType<{ data: string; driverData: string }>({ dataType: () => 'date' })
