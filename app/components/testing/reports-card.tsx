import type { ReportCard } from '#app/contracts/views/testing.ts'
import { formatInstant } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Reasoned } from './order-actions.tsx'
import type { TestOrderProps } from './props.ts'
import { VERDICT_TONES } from './words.ts'

/** The reports of an order, the newest first; one that was superseded says by which. */
export function ReportsCard({ order, answer }: TestOrderProps) {
  const { testing: words } = useText()
  return (
    <Card title={words.reports}>
      {order.reports.length === 0 && <p className="text-sm text-ink-faint">{words.reportsNone}</p>}
      <ul className="flex flex-col gap-4">
        {order.reports.map((report) => (
          <Report key={report.number} report={report} />
        ))}
      </ul>
      {order.actions.amend && (
        <details className="mt-4">
          <summary className="cursor-pointer text-sm text-accent underline">{words.amend}</summary>
          <p className="my-2 text-sm text-ink-faint">{words.amendWill}</p>
          <Reasoned
            order={order}
            answer={answer}
            intent="amendReport"
            label={words.amend}
            reason={words.amendReason}
          />
        </details>
      )}
    </Card>
  )
}

function Report({ report }: { report: ReportCard }) {
  const text = useText()
  const words = text.testing
  const { issuedAt } = report
  return (
    <li>
      <p className="flex flex-wrap items-center gap-2">
        <span className="font-medium [overflow-wrap:anywhere]">{report.number}</span>
        {issuedAt === null ? (
          <Badge tone="notice">{words.drawing}</Badge>
        ) : report.supersededBy ? (
          <Badge tone="danger">{words.superseded(report.supersededBy)}</Badge>
        ) : (
          <Badge tone="accent">{words.current}</Badge>
        )}
        <Badge tone={VERDICT_TONES[report.verdict]}>{words.verdicts[report.verdict]}</Badge>
      </p>
      <p className="text-sm text-ink-faint">
        {words.version(report.version)}
        {issuedAt && ` · ${formatInstant(issuedAt, text.locale)}`}
      </p>
      {report.amendmentReason && <p className="text-sm text-ink-soft">{report.amendmentReason}</p>}
      {issuedAt && (
        <p className="mt-2 flex flex-wrap gap-2">
          <LinkButton to={paths.report(report.number)} size="small">
            {words.openReport}
          </LinkButton>
          <LinkButton to={paths.verifyReport(report.number)} size="small" tone="quiet">
            {words.verifyOnline}
          </LinkButton>
        </p>
      )}
    </li>
  )
}
