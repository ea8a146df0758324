import type { ClosureRow } from '#app/contracts/views/platform-desk.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ClosureForm } from './closure-form.tsx'
import type { ResourceDeskProps } from './desk-props.ts'
import { IdleCardOf, MovesCard } from './resource-desk-moves.tsx'
import { RetireCard } from './retire-card.tsx'
import { StrayAnswer } from './stray-answer.tsx'

/** Closures, what became of bookings that a breakdown touched, and idle time for other chains. */
export function ResourceDeskPage({ view, answer }: ResourceDeskProps) {
  const text = useText()
  const words = text.desk
  const { platform } = view
  const toPlatform = view.isLead ? paths.platformManage(platform.slug) : paths.platform(platform.slug)
  return (
    <>
      <PageHeader
        title={(text.locale === 'en' && view.nameEn) || view.name}
        lead={`${words.operate} · ${words.operateLead(view.capacity)}`}
        crumbs={[{ label: platform.name, to: toPlatform }]}
        badges={view.isRetired && <Badge>{words.retired}</Badge>}
        actions={
          <>
            {view.isLead && <LinkButton to={paths.editResource(view.id)}>{words.editResource}</LinkButton>}
            <LinkButton to={paths.machineLabel(view.id)}>{words.label}</LinkButton>
          </>
        }
      />
      <StrayAnswer
        answer={answer}
        fields={['closureId', 'idleOfferId']}
        shown={[...view.closures, ...view.idle].map(({ id }) => id)}
      />
      <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2 lg:gap-6">
        <ClosuresCard view={view} answer={answer} />
        <MovesCard view={view} />
        <BreakdownCard view={view} answer={answer} />
        <MaintenanceCard view={view} answer={answer} />
        <div className="lg:col-span-2">
          <IdleCardOf view={view} answer={answer} />
        </div>
        {view.isLead && !view.isRetired && <RetireCard view={view} answer={answer} />}
      </div>
    </>
  )
}

function ClosuresCard({ view, answer }: ResourceDeskProps) {
  const words = useText().desk
  return (
    <Card title={words.closures} id="closures">
      {view.closures.length === 0 && <p className="text-sm text-ink-faint">{words.closuresNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {view.closures.map((closure) => (
          <li key={closure.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
            <Closure closure={closure} />
            <IntentForm
              intent="liftClosure"
              idempotencyKey={view.idempotencyKey}
              answer={answer}
              hidden={{ closureId: closure.id }}
              answersTo={{ field: 'closureId', value: closure.id }}
            >
              {({ isBusy }) => (
                <Button type="submit" size="small" isBusy={isBusy}>
                  {closure.isRunning ? words.lift : words.callOff}
                </Button>
              )}
            </IntentForm>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Closure({ closure }: { closure: ClosureRow }) {
  const text = useText()
  const words = text.desk
  return (
    <div className="min-w-0 text-sm">
      <p className="flex flex-wrap items-center gap-2 font-medium">
        {words.closureKinds[closure.kind]} ·{' '}
        {closure.unitNumber === null ? words.allUnits : words.unit(closure.unitNumber)}
        {closure.isRunning && <Badge tone="danger">{words.running}</Badge>}
      </p>
      <p>
        {formatInstantShort(closure.startsAt, text.locale)} –{' '}
        {formatInstantShort(closure.endsAt, text.locale)}
      </p>
      {closure.reason && <p className="text-ink-soft">{closure.reason}</p>}
    </div>
  )
}

function BreakdownCard({ view, answer }: ResourceDeskProps) {
  const words = useText().desk
  return (
    <Card title={words.breakdown} hint={words.breakdownHint} id="breakdown">
      <ClosureForm
        view={view}
        answer={answer}
        intent="breakdown"
        label={words.declare}
        will={({ begun, coming }) => words.willBreakDown(begun, coming)}
      />
    </Card>
  )
}

function MaintenanceCard({ view, answer }: ResourceDeskProps) {
  const words = useText().desk
  return (
    <Card title={words.maintenance} hint={words.maintenanceHint} id="maintenance">
      <ClosureForm
        view={view}
        answer={answer}
        intent="maintain"
        label={words.plan}
        will={({ begun, coming }, replans) => words.willMaintain(begun + coming, replans)}
      />
    </Card>
  )
}
