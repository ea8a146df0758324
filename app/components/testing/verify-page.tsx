import { Form, Link } from '@remix-run/react'
import { type ChangeEvent, useState } from 'react'
import type { VerifyOutcome, VerifyView } from '#app/contracts/views/testing.ts'
import { isPdf } from '#app/domain/testing/report-content.ts'
import { formatDay } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { FileInput, Input } from '../ui/inputs.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'

/** What the server said of a file or digest that was brought to it. */
export interface VerifyAnswer {
  outcome: VerifyOutcome | null
  /** A sentence; nothing could be compared. */
  fault: string | null
}

/** For everybody with a report in hand: is it one of ours, does it still stand, is the file unchanged? */
export function VerifyPage({ report, answer }: { report: VerifyView; answer: VerifyAnswer | null }) {
  const { testing: words, locale } = useText()
  const [local, setLocal] = useState<VerifyAnswer | null>(null)
  const { outcome, fault } = local ?? answer ?? { outcome: null, fault: null }
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={words.verifyTitle}
        crumbs={[{ label: words.verifyTitle, to: paths.verify }]}
        lead={report.number}
      />
      <div className="flex flex-col gap-4">
        {report.supersededBy ? (
          <Notice tone="danger" title={words.supersededNotice(report.supersededBy)}>
            <Link
              to={paths.verifyReport(report.supersededBy)}
              className="inline-flex min-h-6 items-center underline"
            >
              {words.seeNewer}
            </Link>
          </Notice>
        ) : (
          <Notice tone="accent" title={words.genuine}>
            {words.genuineHint}
          </Notice>
        )}
        {report.supersedes && <Notice>{words.verifySupersedes(report.supersedes)}</Notice>}
        <Card>
          <Facts
            facts={[
              { name: words.reportNumber, value: report.number },
              { name: words.versions, value: words.version(report.version) },
              { name: words.lab, value: report.labName },
              { name: words.issuedOn, value: formatDay(report.issuedOn, locale) },
              { name: words.sha256, value: <code className="text-xs break-all">{report.sha256}</code> },
            ]}
          />
        </Card>
        <Card title={words.checkFile} hint={words.checkFileHint}>
          <div aria-live="polite">
            {fault && <Notice tone="danger">{fault}</Notice>}
            {outcome && <Outcome outcome={outcome} />}
          </div>
          <CheckFile sha256={report.sha256} onAnswer={setLocal} />
        </Card>
      </div>
    </div>
  )
}

function Outcome({ outcome: { outcome, sha256 } }: { outcome: VerifyOutcome }) {
  const { testing: words } = useText()
  return (
    <Notice
      tone={outcome === 'same' ? 'accent' : 'danger'}
      title={outcome === 'same' ? words.same : words.changed}
    >
      {words.yourDigest} <code className="text-xs break-all">{sha256}</code>
    </Notice>
  )
}

interface CheckProps {
  sha256: string
  onAnswer: (answer: VerifyAnswer | null) => void
}

function CheckFile({ sha256, onAnswer }: CheckProps) {
  const { common, testing: words } = useText()
  const choose = (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    onAnswer(null)
    if (file) compareHere(file, sha256, common.notPdf).then(onAnswer)
  }
  return (
    <div className="mt-4 grid gap-6 sm:grid-cols-2">
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-3" reloadDocument>
        <Field label={words.chooseFile}>
          <FileInput name="file" accept="application/pdf,.pdf" onChange={choose} />
        </Field>
        <Button type="submit">{words.checkOnServer}</Button>
      </Form>
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-3" reloadDocument>
        <Field label={words.orDigest}>
          <Input name="sha256" className="font-mono" maxLength={80} autoComplete="off" />
        </Field>
        <Button type="submit">{words.checkDigest}</Button>
      </Form>
    </div>
  )
}

/** On this device; null where the browser cannot, as on an unencrypted address: then the server does it. */
async function compareHere(file: File, issued: string, noPdf: string): Promise<VerifyAnswer | null> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return null
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (!isPdf(bytes)) return { outcome: null, fault: noPdf }
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes))
  const sha256 = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return { outcome: { outcome: sha256 === issued ? 'same' : 'changed', sha256 }, fault: null }
}

/** Where one types the number of a report. */
export function VerifyStartPage({ number, fault }: { number: string; fault: string | null }) {
  const { testing: words } = useText()
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader title={words.verifyTitle} lead={words.verifyLead} />
      <Card>
        <Form method="get" action={paths.verify} className="flex flex-col gap-3">
          <Field
            label={words.verifyNumber}
            hint={words.verifyNumberHint}
            error={fault ?? undefined}
            isRequired
          >
            <Input
              name="number"
              defaultValue={number}
              maxLength={40}
              autoComplete="off"
              className="font-mono"
            />
          </Field>
          <Button type="submit" tone="primary">
            {words.verifySearch}
          </Button>
        </Form>
      </Card>
    </div>
  )
}
