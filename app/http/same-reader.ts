import type { AppLoadContext } from '@remix-run/node'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { currentReader } from './session.ts'

/**
 * A browser has one session: who signs in as another in the next tab would act for the second firm with a form
 * that the first one read. Forms say whose page they stand on (`readBy`); another's is refused with a page of its
 * own, because nothing that was typed or shown there is the second firm's to see. A client that does not say
 * is no page.
 */
export async function refuseAnothersPage(
  request: Request,
  context: AppLoadContext,
  readBy: string | undefined,
): Promise<void> {
  if (readBy === undefined) return
  const viewer = (await currentReader(request, context))?.viewer
  if (!viewer || readBy === readerKey(viewer)) return
  const sentence = textFor(localeOf(request)).shell.anothersPage(viewer.organisation.name)
  throw Response.json({ sentence }, { status: 409 })
}

/** A person as one firm's; the same person for another firm is another reader. */
function readerKey(viewer: { userId: string; organisation: { id: string } }): string {
  return `${viewer.userId} ${viewer.organisation.id}`
}
