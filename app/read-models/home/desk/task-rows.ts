import type { DeskTask, DeskTaskKind } from '#app/contracts/views/desk.ts'

/** A count as SQL brings it: with the first subject and the soonest deadline among what is counted. */
export interface TaskRow {
  readonly kind: DeskTaskKind
  readonly count: number
  readonly subjectId: string | null
  readonly dueAt: Date | null
}

/** What waits for nobody is not said. */
export function tasksOf(rows: readonly TaskRow[]): DeskTask[] {
  return rows
    .filter(({ count }) => count > 0)
    .map(({ dueAt, ...row }) => ({ ...row, dueAt: dueAt?.toISOString() ?? null }))
}
