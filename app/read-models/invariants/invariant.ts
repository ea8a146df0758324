import type { Sql } from '#db/client.ts'

/** A row that breaks an invariant, as text that an operator can follow. */
export interface Offence {
  readonly example: string
}

/** Something of DOMAIN 12 that can be asked of the store: the query finds what breaks it. */
export interface Invariant {
  /** The number in DOMAIN 12; above 12 what follows from it for the store's own columns. */
  readonly number: number
  readonly nameZh: string
  readonly nameEn: string
  readonly find: (sql: Sql, now: Date) => Promise<readonly Offence[]>
}

/** At most so many rows are read of what may be a flood. */
export const MOST_OFFENCES = 50
