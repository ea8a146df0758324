import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type VerifyAnswer, VerifyPage } from '#app/components/testing/verify-page.tsx'
import { normaliseReportNumber } from '#app/domain/testing/numbering.ts'
import { countLookUp } from '#app/http/look-ups.ts'
import { titleOf } from '#app/http/page-title.ts'
import { notFound } from '#app/http/require-actor.ts'
import { readUpload } from '#app/http/uploaded-file.ts'
import { compareUpload } from '#app/http/verify-upload.ts'
import type { PageHandle } from '#app/i18n/page-handle.ts'
import { localeOf } from '#app/i18n/preferences.ts'
import { textFor } from '#app/i18n/text.ts'
import { findPublicReport } from '#app/read-models/testing/find-public-report.ts'

/** What the page says beside core. */
export const handle: PageHandle = { words: ['chain'] }

/** Public: nobody needs to sign in to learn whether a report is genuine. */
export async function loader({ request, context, params }: LoaderFunctionArgs) {
  countLookUp(request, context, 'verification')
  const number = normaliseReportNumber(params.number ?? '')
  const report = number && (await findPublicReport(context.database, number))
  if (!report) throw notFound()
  return report
}

export async function action({ request, context, params }: ActionFunctionArgs) {
  countLookUp(request, context, 'verification')
  const number = normaliseReportNumber(params.number ?? '')
  const report = number && (await findPublicReport(context.database, number))
  if (!report) throw notFound()
  const compared = compareUpload(await readUpload(request, 'file'), report.sha256)
  const text = textFor(localeOf(request))
  const answer: VerifyAnswer = compared.ok
    ? { outcome: compared.outcome, fault: null }
    : { outcome: null, fault: compared.sentence(text) }
  return data(answer, { status: compared.ok ? 200 : 400 })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data: report }) =>
  titleOf(matches, (text) => `${text.testing.verifyTitle} ${report?.number ?? ''}`)

export default function VerifyReport() {
  return (
    <VerifyPage report={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />
  )
}
