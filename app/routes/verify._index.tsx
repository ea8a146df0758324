import { type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { VerifyStartPage } from '#app/components/testing/verify-page.tsx'
import { normaliseReportNumber } from '#app/domain/testing/numbering.ts'
import { countLookUp } from '#app/http/look-ups.ts'
import { titleOf } from '#app/http/page-title.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { findPublicReport } from '#app/read-models/testing/find-public-report.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const typed = new URL(request.url).searchParams.get('number')
  if (typed === null) return { number: '', fault: null }
  countLookUp(request, context, 'verification')
  const number = normaliseReportNumber(typed)
  const report = number && (await findPublicReport(context.database, number))
  if (report) throw redirect(`/verify/${report.number}`)
  const fault = textFor(localeOf(request)).refusals.REPORT_NOT_FOUND({})
  return { number: typed.slice(0, 40), fault }
}

export const meta: MetaFunction = ({ matches }) => titleOf(matches, (text) => text.testing.verifyTitle)

export default function Verify() {
  return <VerifyStartPage {...useLoaderData<typeof loader>()} />
}
