import { Link } from '@remix-run/react'
import type { DeskTask } from '#app/contracts/views/home.ts'
import { useText } from '#app/i18n/text.ts'
import { paths } from '../paths.ts'
import { Icon } from '../ui/icon.tsx'

function placeOf({ kind, count, poolId }: DeskTask): string {
  if (kind === 'reviewListings') return paths.listingReview
  if (kind === 'verifyCertificates') return paths.certificates
  if (poolId === null || count > 1) return kind === 'payDeposits' ? paths.commitments : paths.pools
  return kind === 'payDeposits' ? paths.pool(poolId) : paths.offer(poolId)
}

/** What the reader has to do next, each a step away. */
export function DeskTasks({ tasks }: { tasks: DeskTask[] }) {
  const text = useText()
  if (tasks.length === 0) return null
  return (
    <section>
      <h2 className="mb-3 text-xl font-semibold">{text.home.tasksTitle}</h2>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2">
        {tasks.map((task) => (
          <li key={task.kind}>
            <Link
              to={placeOf(task)}
              className="flex min-h-11 items-center justify-between gap-3 rounded-card border border-line bg-surface px-4 py-3 shadow-card hover:border-accent"
            >
              <span>{text.home.tasks[task.kind](task.count)}</span>
              <span className="flex items-center gap-1 whitespace-nowrap text-sm font-medium text-accent">
                {text.home.go}
                <Icon name="arrowRight" />
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
