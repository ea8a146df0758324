import { Link } from '@remix-run/react'
import type { PlatformView, ResourceCard } from '#app/contracts/views/platforms.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatPrice } from '#app/i18n/format.ts'
import { useText } from '#app/i18n/text.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmButton } from '../ui/dialog.tsx'
import { Notice } from '../ui/feedback.tsx'
import { Field } from '../ui/field.tsx'
import { Input } from '../ui/inputs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { IdleList } from './idle-list.tsx'
import { Pictures } from './pictures.tsx'

/** A platform: its story, equipment with tariffs, services, members, and the way in. */
export function PlatformPage({ view, answer }: { view: PlatformView; answer: FormAnswer | null }) {
  const text = useText()
  const words = text.platforms
  const { platform } = view
  return (
    <>
      <PageHeader
        title={(text.locale === 'en' && platform.nameEn) || platform.name}
        lead={platform.story}
        crumbs={[{ label: words.title, to: paths.platforms }]}
        badges={
          platform.closed ? (
            <Badge tone="danger">{words.closedTitle}</Badge>
          ) : (
            <Badge>{words.membership[platform.membership]}</Badge>
          )
        }
        actions={
          <>
            {view.isStaff && (
              <LinkButton to={paths.platformBoard(platform.slug)}>{words.boardTitle}</LinkButton>
            )}
            {view.isLead && (
              <>
                <LinkButton to={paths.platformInsight(platform.slug)}>{text.insights.title}</LinkButton>
                <LinkButton to={paths.platformManage(platform.slug)}>{text.desk.manage}</LinkButton>
              </>
            )}
            {view.isStaff && <LinkButton to={paths.calendars}>{text.calendars.title}</LinkButton>}
          </>
        }
      />
      <div className="flex flex-col gap-6">
        {platform.closed && <ClosedNotice closed={platform.closed} />}
        <Membership view={view} answer={answer} />
        <Pictures fileIds={platform.photos} name={platform.name} />
        <Card title={words.resources}>
          <ul className="grid gap-4 sm:grid-cols-2">
            {view.resources.map((resource) => (
              <li key={resource.id} className="min-w-0 rounded-card border border-line p-4">
                <Equipment resource={resource} />
                {view.isStaff && (
                  <LinkButton to={paths.resourceManage(resource.id)} size="small" className="mt-3">
                    {text.desk.operateResource}
                  </LinkButton>
                )}
              </li>
            ))}
          </ul>
        </Card>
        {view.services.length > 0 && (
          <Card title={words.services}>
            <ul className="flex flex-col gap-1 text-sm">
              {view.services.map((offered) => (
                <li key={offered.id} className="flex justify-between gap-4">
                  <Link to={paths.testService(offered.id)} className="text-accent underline">
                    {offered.name}
                  </Link>
                  <span className="whitespace-nowrap">{words.perSample(formatPrice(offered.priceFen))}</span>
                </li>
              ))}
            </ul>
          </Card>
        )}
        {view.idle.length > 0 && (
          <Card title={words.idleTitle}>
            <IdleList idle={view.idle} />
          </Card>
        )}
        <Card title={words.members}>
          <ul className="flex flex-wrap gap-2 text-sm">
            {view.members.map((member) => (
              <li key={member.id}>
                {member.name} <Badge>{words[member.class]}</Badge>
              </li>
            ))}
          </ul>
        </Card>
      </div>
    </>
  )
}

function Equipment({ resource }: { resource: ResourceCard }) {
  const text = useText()
  const words = text.platforms
  const prices = [
    ['chain', resource.chainPeakFen, resource.chainOffPeakFen],
    ['outside', resource.outsidePeakFen, resource.outsideOffPeakFen],
  ] as const
  return (
    <>
      {resource.photos[0] && (
        <img
          src={paths.picture(resource.photos[0])}
          alt={text.platforms.photoOf(resource.name, 1)}
          className="mb-3 h-36 w-full rounded-control bg-sunken object-cover"
          loading="lazy"
        />
      )}
      <h3 className="font-semibold">
        <Link to={paths.resource(resource.id)} className="text-accent underline">
          {(text.locale === 'en' && resource.nameEn) || resource.name}
        </Link>
      </h3>
      <p className="text-sm text-ink-faint">
        {resource.location} · {words.units(resource.capacity)}
      </p>
      <p className="mt-1 text-sm text-ink-soft">{resource.description}</p>
      <dl className="mt-2 grid grid-cols-[auto_1fr] gap-x-3 text-sm">
        {prices.map(([firms, peakFen, offPeakFen]) => (
          <div key={firms} className="contents">
            <dt className="text-ink-faint">{words[firms]}</dt>
            <dd>
              {words.hourPrice(words.peak, formatPrice(peakFen))} ·{' '}
              {words.hourPrice(words.offPeak, formatPrice(offPeakFen))}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-2 flex flex-wrap gap-1.5">
        <Badge>{resource.isApproval ? words.approval : words.instant}</Badge>
        {resource.qualification && <Badge tone="notice">{words.qualified}</Badge>}
        {resource.isDown && <Badge tone="danger">{words.down}</Badge>}
      </div>
    </>
  )
}

function Membership({ view, answer }: { view: PlatformView; answer: FormAnswer | null }) {
  const { platforms: words, will } = useText()
  const { idempotencyKey, myMembership } = view
  if (view.platform.mine === 'leader') return null
  if (myMembership) {
    const events = myMembership.state === 'invited' ? (['accept', 'decline'] as const) : (['leave'] as const)
    if (myMembership.state === 'applied') return <p>{words.mine.applied}</p>
    return (
      <div className="flex flex-wrap gap-2">
        {events.map((event) => (
          <IntentForm
            key={event}
            intent="answerMembership"
            idempotencyKey={idempotencyKey}
            answer={answer}
            hidden={{ memberId: myMembership.id, event }}
            answersTo={{ field: 'event', value: event }}
          >
            {({ isBusy }) =>
              event === 'leave' ? (
                <ConfirmButton label={words.leave} will={will.leavePlatform} isBusy={isBusy} />
              ) : (
                <Button type="submit" tone={event === 'accept' ? 'primary' : 'secondary'} isBusy={isBusy}>
                  {words[event]}
                </Button>
              )
            }
          </IntentForm>
        ))}
      </div>
    )
  }
  if (view.platform.closed) return null
  if (view.platform.membership === 'invitation') return <Notice>{words.invitationOnly}</Notice>
  return (
    <IntentForm
      intent="joinPlatform"
      idempotencyKey={idempotencyKey}
      answer={answer}
      className="flex max-w-xl flex-col items-start gap-3"
    >
      {({ isBusy, typed, error }) => (
        <>
          {view.platform.membership === 'application' && (
            <Field label={words.note} error={error('note')} isOptional className="w-full">
              <Input name="note" maxLength={500} defaultValue={typed('note') ?? ''} />
            </Field>
          )}
          <Button type="submit" tone="primary" isBusy={isBusy}>
            {words.join}
          </Button>
        </>
      )}
    </IntentForm>
  )
}
