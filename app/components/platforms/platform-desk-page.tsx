import type { PlatformDeskView } from '#app/contracts/views/platform-desk.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { EmptyState } from '../ui/feedback.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { SmartTable } from '../ui/smart-table.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { ClosingCard } from './desk-closing.tsx'
import { machineColumns } from './desk-columns.tsx'
import { MembersCard } from './desk-members.tsx'
import { QualificationsCard, StaffCard } from './desk-people.tsx'
import type { DeskProps } from './desk-props.ts'
import { StrayAnswer } from './stray-answer.tsx'

/** A member goes back to the class it was in, a person to the post. */
const UNDOES: Undoes = {
  classifyMember: ({ memberId = '', was = '' }) => ({ intent: 'classifyMember', memberId, class: was }),
  appointStaff: ({ login = '', was }) => (was ? { intent: 'appointStaff', login, role: was } : null),
}

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
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </>
  )
}

function ResourcesCard({ view }: { view: PlatformDeskView }) {
  const text = useText()
  const words = text.desk
  const { resources, platform } = view
  return (
    <Card
      title={words.resources}
      isPadded={false}
      aside={
        <LinkButton to={paths.newResource(platform.slug)} size="small" tone="primary">
          {words.newResource}
        </LinkButton>
      }
    >
      {resources.length === 0 ? (
        <EmptyState title={words.resourcesNone} hint={words.resourcesNoneHint} />
      ) : (
        <SmartTable
          name="equipment"
          caption={words.resources}
          rows={resources}
          rowKey={({ id }) => id}
          exportPath={`${paths.sheet('platform-equipment')}?platform=${platform.slug}`}
          columns={[
            ...machineColumns(text),
            {
              key: 'act',
              header: text.common.act,
              isAction: true,
              cell: ({ id }) => <MachineLinks id={id} />,
            },
          ]}
        />
      )}
    </Card>
  )
}

function MachineLinks({ id }: { id: string }) {
  const words = useText().desk
  return (
    <span className="flex gap-2 sm:flex-wrap">
      <LinkButton to={paths.resourceManage(id)} size="small">
        {words.operateResource}
      </LinkButton>
      <LinkButton to={paths.editResource(id)} size="small">
        {words.editResource}
      </LinkButton>
      <LinkButton to={paths.machineLabel(id)} size="small">
        {words.label}
      </LinkButton>
    </span>
  )
}
