import { Link } from '@remix-run/react'
import type { ReportPageView } from '#app/contracts/views/testing.ts'
import type { ReportedSample } from '#app/domain/testing/report-content.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Facts, PageHeader } from '../ui/page-header.tsx'
import { DataTable } from '../ui/table.tsx'
import { measuredOf, unitOf, VERDICT_TONES } from './words.ts'

/** An issued report as its two firms read it; the PDF says the same and is what counts. */
export function ReportPage({ view }: { view: ReportPageView }) {
  const text = useText()
  const words = text.testing
  const { content } = view
  return (
    <>
      <PageHeader
        title={`${words.reportTitle} ${content.number}`}
        crumbs={[{ label: content.orderNumber, to: paths.testOrder(view.orderId) }]}
        lead={content.service}
        badges={
          <>
            <Badge tone={VERDICT_TONES[content.verdict]}>{words.verdicts[content.verdict]}</Badge>
            <Badge>{words.version(content.version)}</Badge>
          </>
        }
        actions={
          <div className="flex flex-wrap gap-2" data-screen-only>
            <a
              href={paths.reportPdf(content.number)}
              className="inline-flex min-h-10 items-center rounded-control bg-accent px-4 text-sm font-medium text-on-accent hover:bg-accent-strong"
            >
              {words.download}
            </a>
            <LinkButton to={paths.verifyReport(content.number)}>{words.verifyOnline}</LinkButton>
          </div>
        }
      />
      <div className="flex flex-col gap-4 lg:gap-6">
        {view.supersededBy && (
          <Notice tone="danger" title={words.supersededNotice(view.supersededBy)}>
            <Link to={paths.report(view.supersededBy)} className="inline-flex min-h-6 items-center underline">
              {words.seeNewer}
            </Link>
          </Notice>
        )}
        {content.amends && (
          <Notice tone="warning">
            {words.supersedesNotice(content.amends.number, content.amends.reason)}
          </Notice>
        )}
        <Head view={view} />
        {content.samples.map((sample) => (
          <Sample key={sample.code} sample={sample} />
        ))}
        {content.untested.length > 0 && (
          <Card title={words.untested}>
            <ul className="text-sm">
              {content.untested.map(({ code, name, why }) => (
                <li key={code}>
                  <span className="font-mono">{code}</span> {name} · {words.untestedWhy[why]}
                </li>
              ))}
            </ul>
          </Card>
        )}
      </div>
    </>
  )
}

function Head({ view }: { view: ReportPageView }) {
  const text = useText()
  const words = text.testing
  const { content } = view
  return (
    <Card>
      <div className="grid gap-6 md:grid-cols-2">
        <Facts
          facts={[
            { name: words.client, value: content.client.name },
            { name: words.lab, value: content.lab.name },
            { name: words.receivedOn, value: content.receivedOn },
            { name: words.issuedOn, value: formatInstant(view.issuedAt, text.locale) },
            { name: words.signatory, value: content.signatoryPost },
          ]}
        />
        <Facts
          facts={[
            {
              name: words.scope,
              value:
                content.marks.map(({ scope, certificate }) => `${scope} ${certificate}`).join(' · ') ||
                words.noMarks,
            },
            { name: words.methods, value: content.methods.map(({ standard }) => standard).join('、') },
            { name: words.size, value: words.kilobytes((view.byteSize / 1000).toFixed(1)) },
            { name: words.sha256, value: <code className="text-xs break-all">{view.sha256}</code> },
            ...(view.versions.length > 1
              ? [
                  {
                    name: words.versions,
                    value: view.versions.map(({ number }) => (
                      <Link
                        key={number}
                        to={paths.report(number)}
                        className="flex min-h-6 items-center py-1 underline"
                      >
                        {number}
                      </Link>
                    )),
                  },
                ]
              : []),
          ]}
        />
      </div>
    </Card>
  )
}

function Sample({ sample }: { sample: ReportedSample }) {
  const text = useText()
  const words = text.testing
  return (
    <Card
      title={`${sample.code} ${sample.name}`}
      hint={[sample.specification, sample.batchNumber && words.batch(sample.batchNumber), sample.condition]
        .filter(Boolean)
        .join(' · ')}
      aside={<Badge tone={VERDICT_TONES[sample.verdict]}>{words.verdicts[sample.verdict]}</Badge>}
      isPadded={false}
    >
      <DataTable
        caption={`${words.results} ${sample.code}`}
        rows={sample.results}
        rowKey={(result) => `${result.standard} ${result.parameter}`}
        columns={[
          { key: 'name', header: words.parameter, cell: (result) => result.parameter },
          { key: 'method', header: words.method, isWideOnly: true, cell: (result) => result.standard },
          {
            key: 'limit',
            header: words.limit,
            cell: (result) => (
              <>
                {result.limit === null ? words.noLimit : `${result.limit} ${unitOf(result.unit, text)}`}
                <span className="block text-xs text-ink-faint">{result.basis}</span>
              </>
            ),
          },
          {
            key: 'value',
            header: words.value,
            align: 'right',
            cell: (result) => <strong>{measuredOf(result.value, result.unit, text)}</strong>,
          },
          {
            key: 'verdict',
            header: words.verdict,
            cell: (result) => (
              <Badge tone={VERDICT_TONES[result.verdict]}>{words.verdicts[result.verdict]}</Badge>
            ),
          },
        ]}
      />
    </Card>
  )
}
