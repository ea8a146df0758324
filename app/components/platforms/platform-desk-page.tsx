import { Link } from '@remix-run/react'
import type { PlatformDeskView } from '#app/contracts/views/platform-desk.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Badge } from '../ui/badge.tsx'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { ClosingCard } from './desk-closing.tsx'
import { MembersCard } from './desk-members.tsx'
import { QualificationsCard, StaffCard } from './desk-people.tsx'
import type { DeskProps } from './desk-props.ts'
import { StrayAnswer } from './stray-answer.tsx'

/** A platform's own desk: equipment, members and applications, people, qualifications. */
export function PlatformDeskPage({ view, answer }: DeskProps) {
  const text = useText()
  const words = text.desk
  const { platform } = view
  return (
    <>
      <PageHeader
        title={words.manage}
        lead={words.manageLead}
        crumbs={[{ label: platform.name, to: paths.platform(platform.slug) }]}
        actions={
          <>
            <LinkButton to={paths.platformBoard(platform.slug)}>{text.platforms.boardTitle}</LinkButton>
            <LinkButton to={paths.editPlatform(platform.slug)}>{words.edit}</LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-6">
        <StrayAnswer
          answer={answer}
          fields={['memberId', 'qualificationId']}
          shown={[...view.members, ...view.qualifications].map(({ id }) => id)}
        />
        {platform.closed && <ClosedNotice closed={platform.closed} />}
        <ResourcesCard view={view} />
        <MembersCard view={view} answer={answer} />
        <QualificationsCard view={view} answer={answer} />
        <StaffCard view={view} answer={answer} />
        <ClosingCard view={view} answer={answer} />
      </div>
    </>
  )
}

function ResourcesCard({ view }: { view: PlatformDeskView }) {
  const text = useText()
  const words = text.desk
  return (
    <Card
      title={words.resources}
      aside={
        <LinkButton to={paths.newResource(view.platform.slug)} size="small" tone="primary">
          {words.newResource}
        </LinkButton>
      }
    >
      {view.resources.length === 0 && <p className="text-sm text-ink-faint">{words.resourcesNone}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {view.resources.map((resource) => (
          <li key={resource.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
            <span className="flex min-w-0 flex-wrap items-center gap-2">
              <Link to={paths.resource(resource.id)} className="font-medium text-accent underline">
                {(text.locale === 'en' && resource.nameEn) || resource.name}
              </Link>
              {resource.isDown && <Badge tone="danger">{words.down}</Badge>}
              {resource.isRetired && <Badge>{words.retired}</Badge>}
            </span>
            <span className="flex flex-wrap gap-2">
              <LinkButton to={paths.resourceManage(resource.id)} size="small">
                {words.operateResource}
              </LinkButton>
              <LinkButton to={paths.editResource(resource.id)} size="small">
                {words.editResource}
              </LinkButton>
              <LinkButton to={paths.machineLabel(resource.id)} size="small">
                {words.label}
              </LinkButton>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
