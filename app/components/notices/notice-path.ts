import type { NoticeView } from '#app/contracts/views/notices.ts'
import type { NoticeSubject } from '#app/domain/notices/notice-kinds.ts'
import { paths } from '../paths.ts'

const PATHS: Readonly<Record<NoticeSubject, (id: string) => string>> = {
  pool: paths.pool,
  order: paths.order,
  demand: paths.demand,
  listing: paths.listing,
  search: () => paths.savedSearches,
  test: paths.testOrder,
  booking: () => paths.bookings,
  board: paths.platformBoard,
  platform: paths.platform,
  members: (slug) => `${paths.platformManage(slug)}#members`,
  resource: paths.resource,
  qualifications: (slug) => `${paths.platformManage(slug)}#qualifications`,
  engagement: () => paths.engagements,
}

/** Where a notice leads: to what it is about, else to the centre. */
export function noticePath(about: NoticeView['about']): string {
  return about ? PATHS[about.kind](about.id) : paths.notices
}
