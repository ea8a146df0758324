import type { ResourceView } from '#app/contracts/views/bookings.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { Calendar } from '../bookings/calendar.tsx'
import { ChooseForm } from '../bookings/choose-form.tsx'
import { ChosenCard } from '../bookings/chosen-card.tsx'
import { LateAnswer } from '../bookings/late-answer.tsx'
import { ResourceFacts } from '../bookings/resource-facts.tsx'
import { paths } from '../paths.ts'
import { LinkButton } from '../ui/button.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ClosedNotice } from './closed-notice.tsx'
import { Pictures } from './pictures.tsx'

/** A resource: its calendar by month, week or day, a price before anything is confirmed, and booking. */
export function ResourcePage(props: { view: ResourceView; answer: FormAnswer | null }) {
  const { answer } = props
  // What was posted and refused goes along to whatever time is tried next.
  const view = { ...props.view, purpose: answer?.values.purpose ?? props.view.purpose }
  const text = useText()
  return (
    <>
      {view.maySee !== 'signIn' && <Live />}
      <PageHeader
        title={(text.locale === 'en' && view.nameEn) || view.name}
        lead={view.description}
        crumbs={[{ label: view.platform.name, to: paths.platform(view.platform.slug) }]}
        actions={
          view.isStaff && (
            <LinkButton to={paths.resourceManage(view.id)}>{text.desk.operateResource}</LinkButton>
          )
        }
      />
      <div className="grid gap-6 lg:grid-cols-[1fr_22rem]">
        {/* In the order of a phone, so that a page that comes in pieces does not jump. */}
        <div className="flex min-w-0 flex-col gap-4 lg:sticky lg:top-20 lg:col-start-2 lg:row-start-1 lg:self-start">
          <LateAnswer view={view} answer={answer} />
          {view.chosen && <ChosenCard view={view} chosen={view.chosen} answer={answer} />}
          {view.platform.closed ? <ClosedNotice closed={view.platform.closed} /> : <ChooseForm view={view} />}
        </div>
        <div className="flex min-w-0 flex-col gap-6 lg:col-start-1 lg:row-start-1">
          <Pictures fileIds={view.photos} name={view.name} />
          <Calendar view={view} />
          <ResourceFacts view={view} />
        </div>
      </div>
    </>
  )
}

/** What happens to the reader's own bookings shows at once. */
function Live() {
  useLiveReload()
  return null
}
