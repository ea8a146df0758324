import { Link } from '@remix-run/react'
import type { NoticesView, NoticeView } from '#app/contracts/views/notices.ts'
import type { FormAnswer } from '#app/contracts/views/shell.ts'
import { formatInstantShort } from '#app/i18n/format.ts'
import { noticeLine } from '#app/i18n/notice-words.ts'
import { useText } from '#app/i18n/text.ts'
import { useLiveReload } from '#app/realtime/use-live-reload.ts'
import { IntentForm } from '../forms.tsx'
import { paths } from '../paths.ts'
import { Button, LinkButton } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { classes } from '../ui/classes.ts'
import { EmptyState } from '../ui/feedback.tsx'
import { LinkTabs } from '../ui/link-tabs.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Pager } from '../ui/pager.tsx'
import { type Undoes, UndoToast } from '../undo-toast.tsx'
import { noticePath } from './notice-path.ts'

interface NoticesPageProps {
  view: NoticesView
  answer: FormAnswer | null
  /** Where the demonstration's mock messages can be read. */
  hasOutbox: boolean
  /** What is read from now on may be taken back. */
  nowAt: string
}

const unread = ({ since }: Readonly<Record<string, string>>) =>
  since ? { intent: 'unreadNotices', since } : null
const UNDOES: Undoes = { readAllNotices: unread, readNotice: unread }

const UNREAD = `${paths.notices}?unread=yes`

/** Everything that a person's firm was told, the newest first; new ones appear while the page is open. */
export function NoticesPage({ view, answer, hasOutbox, nowAt }: NoticesPageProps) {
  const text = useText()
  useLiveReload()
  const [newest] = view.notices
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeader
        title={text.notices.title}
        lead={text.notices.lead}
        actions={
          <>
            {hasOutbox && <LinkButton to={paths.demoOutbox}>{text.notices.outbox}</LinkButton>}
            <LinkButton to={paths.noticePreferences}>{text.notices.preferences}</LinkButton>
          </>
        }
      />
      <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
        <LinkTabs
          label={text.notices.title}
          tabs={[
            { to: paths.notices, label: text.notices.all, isCurrent: !view.isUnreadOnly },
            {
              to: UNREAD,
              label: `${text.notices.unread} (${view.unread >= 100 ? '99+' : view.unread})`,
              isCurrent: view.isUnreadOnly,
            },
          ]}
        />
        {newest && view.unread > 0 && view.page === 1 && (
          <IntentForm
            intent="readAllNotices"
            idempotencyKey={view.idempotencyKey}
            answer={answer}
            hidden={{ upTo: newest.id }}
          >
            {({ isBusy }) => (
              <>
                <input type="hidden" name="since" value={nowAt} />
                <Button type="submit" size="small" isBusy={isBusy}>
                  {text.notices.markAllRead}
                </Button>
              </>
            )}
          </IntentForm>
        )}
      </div>
      <Card isPadded={false}>
        {view.notices.length === 0 ? (
          <EmptyState
            title={view.isUnreadOnly ? text.notices.noneUnread : text.notices.none}
            hint={text.notices.noneHint}
          />
        ) : (
          <ul className="-mt-3">
            {view.notices.map((notice) => (
              <li key={notice.id} className="border-b border-line last:border-b-0">
                <NoticeRow
                  notice={notice}
                  idempotencyKey={view.idempotencyKey}
                  answer={answer}
                  nowAt={nowAt}
                />
              </li>
            ))}
          </ul>
        )}
      </Card>
      <Pager
        page={view.page}
        pages={Math.ceil(view.total / view.pageSize)}
        addressOf={(page) => `${paths.notices}?${view.isUnreadOnly ? 'unread=yes&' : ''}page=${page}`}
      />
      <UndoToast answer={answer} idempotencyKey={view.idempotencyKey} undoes={UNDOES} />
    </div>
  )
}

interface NoticeRowProps {
  notice: NoticeView
  idempotencyKey: string
  answer: FormAnswer | null
  nowAt: string
}

function NoticeRow({ notice, idempotencyKey, answer, nowAt }: NoticeRowProps) {
  const text = useText()
  const { id, isRead } = notice
  return (
    <article
      className={classes(
        'flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3 sm:px-5',
        !isRead && 'bg-accent-soft',
      )}
    >
      <div className="min-w-0 flex-1 basis-56">
        <p className={classes('[overflow-wrap:anywhere]', !isRead && 'font-semibold')}>
          {noticeLine(notice, text)}
        </p>
        <p className="text-sm text-ink-faint">
          {text.notices.kinds[notice.kind]} · {formatInstantShort(notice.at, text.locale)}
          {!isRead && <span className="sr-only"> · {text.notices.unread}</span>}
        </p>
      </div>
      {isRead ? (
        notice.about && (
          <Link
            to={noticePath(notice.about)}
            className="flex min-h-11 items-center text-sm font-medium text-accent hover:underline"
          >
            {text.notices.open}
          </Link>
        )
      ) : (
        <IntentForm
          intent={notice.about ? 'openNotice' : 'readNotice'}
          idempotencyKey={idempotencyKey}
          answer={answer}
          hidden={{ noticeId: id }}
          answersTo={{ field: 'noticeId', value: id }}
        >
          {({ isBusy }) => (
            <>
              <input type="hidden" name="since" value={nowAt} />
              <Button type="submit" size="small" isBusy={isBusy}>
                {notice.about ? text.notices.open : text.notices.markRead}
              </Button>
            </>
          )}
        </IntentForm>
      )}
    </article>
  )
}
