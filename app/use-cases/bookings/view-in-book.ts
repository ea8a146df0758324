import type { Applicant, DeskResource } from '#app/domain/bookings/decide-booking.ts'
import { type Span, weekOf } from '#app/domain/bookings/local-time.ts'
import type { PersonActor } from '#app/domain/identity/roles.ts'
import type { ResourceRow } from '#db/stores/resources.ts'
import type { DeskBook } from './desk-book.ts'

/** What the domain decides by: one resource and one applicant, as the book has them now. */
export function viewInBook(
  book: DeskBook,
  row: ResourceRow,
  actor: Pick<PersonActor, 'organisationId' | 'userId'>,
  window: Span,
): { readonly resource: DeskResource; readonly applicant: Applicant } {
  const closures = book.closures.filter((closure) => closure.resourceId === row.id)
  const isMine = (one: { organisationId: string; platformId: string }) =>
    one.organisationId === actor.organisationId && one.platformId === row.platformId
  return {
    resource: {
      isOpen: row.state === 'open',
      isPlatformOpen: row.platformState === 'open',
      rules: row.rules,
      idle: book.idle.filter((idle) => idle.resourceId === row.id),
      units: row.unitIds.map((id) => ({
        id,
        busy: book.busy.get(id) ?? [],
        closed: closures.filter(({ unitId }) => unitId === null || unitId === id),
      })),
    },
    applicant: {
      isLeader: row.leaderId === actor.organisationId,
      class: book.standings.find(isMine)?.class ?? null,
      qualifications: book.qualifications.filter(
        (one) => isMine(one) && (one.userId === null || one.userId === actor.userId),
      ),
      usedMinutes:
        book.usedMinutes.get(`${actor.organisationId} ${row.id} ${weekOf(window.fromMs).fromMs}`) ?? 0,
    },
  }
}
